using Search.Store;

namespace Search.Codecs;

/// <summary>
/// A binary field: plain bytes with addresses (or one length for all), or compressed chunks of 32 documents.
/// </summary>
internal sealed class BinaryEntry
{
    /// <summary>The documents.</summary>
    public required DocSet Docs { get; init; }

    /// <summary>The bytes of all documents, or the chunks.</summary>
    public required IndexInput Bytes { get; init; }

    /// <summary>Length of every value when they have no addresses.</summary>
    public required int FixedLength { get; init; }

    /// <summary>Start of each document's value, null when all have the same length.</summary>
    public MonotonicReader? Addresses { get; init; }

    /// <summary>
    /// Place of each chunk, relative to <see cref="Bytes"/> plus <see cref="ChunkBase"/>; null when not compressed.
    /// </summary>
    public MonotonicReader? Chunks { get; init; }

    /// <summary>Offset in the file at which <see cref="Bytes"/> begins.</summary>
    public long ChunkBase { get; init; }

    /// <summary>Longest chunk when decompressed.</summary>
    public int MaxChunkBytes { get; init; }

    /// <summary>Reads the metadata.</summary>
    public static BinaryEntry Read(IndexInput meta, IndexInput data, int maxDoc, bool compressed)
    {
        long offset = meta.ReadInt64();
        long length = meta.ReadInt64();
        DocSetMeta docs = DocSetMeta.Read(meta);
        long at = meta.Position;
        int count = meta.ReadInt32();
        int minLength = meta.ReadInt32();
        int maxLength = meta.ReadInt32();
        if (count < 0 || (count > 0 && (minLength < 0 || maxLength < minLength)))
        {
            throw new CorruptIndexException(
                meta.Resource, at, "counts and lengths", $"{count}, {minLength}, {maxLength}");
        }
        DocSet set = DocSet.Open(docs, data, maxDoc, count);
        IndexInput bytes = data.Slice(data.Resource, offset, length);
        if (compressed && count > 0)
        {
            return ReadChunks(meta, data, set, bytes, offset);
        }
        MonotonicReader? addresses =
            count > 0 && minLength < maxLength ? Codecs.Addresses.Read(meta, data, count) : null;
        if (addresses is null && count > 0 && (long)count * minLength > length)
        {
            throw new CorruptIndexException(
                meta.Resource, at, $"{(long)count * minLength} bytes of values", $"{length}");
        }
        return new BinaryEntry
        {
            Docs = set,
            Bytes = bytes,
            FixedLength = count == 0 ? 0 : minLength,
            Addresses = addresses,
        };
    }

    private static BinaryEntry ReadChunks(IndexInput meta, IndexInput data, DocSet set, IndexInput bytes, long offset)
    {
        long addressOffset = meta.ReadInt64();
        long at = meta.Position;
        int chunks = meta.ReadVInt();
        int expected = (set.Count + (
            1 << Lucene80DocValuesFormat.BinaryChunkShift) - 1) >> Lucene80DocValuesFormat.BinaryChunkShift;
        Lucene80DocValuesFormat.Expect(meta, at, chunks, expected);
        at = meta.Position;
        Lucene80DocValuesFormat.Expect(meta, at, meta.ReadVInt(), Lucene80DocValuesFormat.BinaryChunkShift);
        at = meta.Position;
        int maxChunk = meta.ReadVInt();
        if (maxChunk < 0 || maxChunk > (long)bytes.Length * Lz4Decompressor.MaxRatio)
        {
            throw new CorruptIndexException(
                meta.Resource, at, $"chunks that {bytes.Length} bytes can hold", $"{maxChunk}");
        }
        int shift = meta.ReadVInt();
        MonotonicReader.Meta places = MonotonicReader.ReadMeta(meta, chunks, shift);
        long addressLength = meta.ReadInt64();
        return new BinaryEntry
        {
            Docs = set,
            Bytes = bytes,
            FixedLength = 0,
            Chunks = MonotonicReader.Open(places, data, addressOffset, addressLength),
            ChunkBase = offset,
            MaxChunkBytes = maxChunk,
        };
    }
}
