using Search.Store;

namespace Search.Codecs;

/// <summary>
/// The sorted distinct values of a field, in blocks of 16 with shared prefixes: where they are. Reading goes through a
/// <see cref="TermsDictionaryCursor"/>, one a thread.
/// </summary>
internal sealed class TermsDictionary
{
    private TermsDictionary(long count, int maxLength, IndexInput terms, MonotonicReader addresses)
    {
        Count = count;
        MaxLength = maxLength;
        Terms = terms;
        Addresses = addresses;
    }

    /// <summary>Number of terms.</summary>
    public long Count { get; }

    /// <summary>Length of the longest term in bytes.</summary>
    public int MaxLength { get; }

    /// <summary>The blocks.</summary>
    public IndexInput Terms { get; }

    /// <summary>Place of each block.</summary>
    public MonotonicReader Addresses { get; }

    /// <summary>
    /// Reads the metadata. The sparser index behind it, of prefixes of every 1024th term, is not needed to read.
    /// </summary>
    public static TermsDictionary Read(IndexInput meta, IndexInput data)
    {
        long at = meta.Position;
        long count = meta.ReadVLong();
        Lucene80DocValuesFormat.Expect(meta, at, meta.ReadInt32(), Lucene80DocValuesFormat.TermsBlockShift);
        int shift = meta.ReadInt32();
        long blocks = (count + Lucene80DocValuesFormat.TermsBlockSize - 1) >> Lucene80DocValuesFormat.TermsBlockShift;
        MonotonicReader.Meta addressMeta = MonotonicReader.ReadMeta(meta, blocks, shift);
        at = meta.Position;
        int maxLength = meta.ReadInt32();
        long offset = meta.ReadInt64();
        long length = meta.ReadInt64();
        long addressOffset = meta.ReadInt64();
        long addressLength = meta.ReadInt64();
        if (maxLength < 0 || maxLength > length || count > length)
        {
            throw new CorruptIndexException(
                meta.Resource, at, $"{count} terms that fit {length} bytes", $"a longest term of {maxLength}");
        }
        at = meta.Position;
        Lucene80DocValuesFormat.Expect(meta, at, meta.ReadInt32(), Lucene80DocValuesFormat.TermsIndexShift);
        MonotonicReader.ReadMeta(
            meta, 1 + ((
                count + Lucene80DocValuesFormat.TermsIndexStep - 1) >> Lucene80DocValuesFormat.TermsIndexShift), shift);
        for (int i = 0; i < 4; i++)
        {
            meta.ReadInt64();
        }
        return new TermsDictionary(
            count,
            maxLength,
            data.Slice(data.Resource, offset, length),
            MonotonicReader.Open(addressMeta, data, addressOffset, addressLength));
    }
}
