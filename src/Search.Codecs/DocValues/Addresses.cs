using Search.Store;

namespace Search.Codecs;

/// <summary>Start places of the values of each document, behind a pointer and a block shift in the metadata.</summary>
internal static class Addresses
{
    /// <summary>Reads the metadata of <paramref name="count"/> + 1 places and opens them.</summary>
    public static MonotonicReader Read(IndexInput meta, IndexInput data, long count)
    {
        long offset = meta.ReadInt64();
        int shift = meta.ReadVInt();
        MonotonicReader.Meta places = MonotonicReader.ReadMeta(meta, count + 1, shift);
        long length = meta.ReadInt64();
        return MonotonicReader.Open(places, data, offset, length);
    }

    /// <summary>The places [start, end) of an index.</summary>
    public static (long Start, long End) Range(MonotonicReader addresses, long index, long limit, string file)
    {
        long start = addresses[index];
        long end = addresses[index + 1];
        return start >= 0 && start <= end && end <= limit
            ? (start, end)
            : throw new CorruptIndexException(file, -1, $"ascending places up to {limit}", $"{start}..{end}");
    }
}
