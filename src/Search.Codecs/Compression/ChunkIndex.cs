using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Where the chunks of compressed documents are and which documents they hold: <c>.fdm</c> and <c>.fdx</c> of stored fields,
/// <c>.tvm</c> and <c>.tvx</c> of term vectors.
/// </summary>
internal sealed class ChunkIndex
{
    private const int MetaVersion = 3;
    private const int DataVersion = 0;
    private const int PackedVersion = 2;
    private const int BlockShift = 10;

    private readonly MonotonicReader _firstDocs;
    private readonly MonotonicReader _pointers;
    private readonly IndexInput _index;
    private readonly IndexInput _chunks;

    private ChunkIndex(
        int chunkSize, MonotonicReader firstDocs, MonotonicReader pointers, IndexInput index, IndexInput chunks)
    {
        _index = index;
        _chunks = chunks;
        ChunkSizeBytes = chunkSize;
        _firstDocs = firstDocs;
        _pointers = pointers;
    }

    /// <summary>Length of the pieces of a sliced chunk.</summary>
    public int ChunkSizeBytes { get; }

    /// <summary>Number of chunks.</summary>
    public long ChunkCount => _firstDocs.Count - 1;

    /// <summary>The chunk that holds a document of the segment.</summary>
    /// <exception cref="CorruptIndexException">No chunk holds it.</exception>
    public long ChunkOf(int doc)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(doc);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(doc, FirstDoc(ChunkCount));
        long chunk = _firstDocs.FloorIndex(doc);
        return chunk >= 0 && chunk < ChunkCount
            ? chunk
            : throw new CorruptIndexException(_index.Resource, -1, $"a chunk with document {doc}", "none");
    }

    /// <summary>First document of a chunk; for the chunk after the last the number of documents.</summary>
    public long FirstDoc(long chunk) => _firstDocs[chunk];

    /// <summary>Place of a chunk in <c>.fdt</c>; for the chunk after the last the end of the chunks.</summary>
    public long Pointer(long chunk) => _pointers[chunk];

    /// <summary>The bytes of a chunk as they are in the file.</summary>
    public ReadOnlySpan<byte> Raw(long chunk)
    {
        long start = Pointer(chunk);
        long length = Pointer(chunk + 1) - start;
        return length is > 0 and <= int.MaxValue
            ? _chunks.Span(start, (int)length)
            : throw new CorruptIndexException(
                _index.Resource, -1, "ascending places of chunks", $"a chunk of {length} bytes");
    }

    /// <summary>The bytes of a chunk behind the number of its first document.</summary>
    public ReadOnlySpan<byte> RawBody(long chunk)
    {
        ByteCursor source = Open(chunk);
        source.ReadVInt();
        return Raw(chunk)[source.Position..];
    }

    /// <summary>A cursor at the start of a chunk.</summary>
    public ByteCursor Open(long chunk) => new(Raw(chunk), _chunks.Resource, Pointer(chunk));

    /// <summary>
    /// Reads the index; <paramref name="data"/> is its packed half, <paramref name="chunks"/> the chunks.
    /// </summary>
    public static ChunkIndex Read(
        ChunkIndexFiles files, Directory directory, SegmentInfo info, IndexInput data, IndexInput chunks)
    {
        CodecUtil.CheckIndexHeader(data, files.DataCodec, DataVersion, DataVersion, info.Id, "");
        CodecUtil.RetrieveChecksum(data);
        return MetadataFile.Read(
            directory,
            IndexFileNames.SegmentFile(info.Name, "", files.MetaExtension),
            meta => Read(files, meta, info, data, chunks));
    }

    /// <summary>
    /// Writes the index of chunks with the given first documents and places; both end with the closing entry.
    /// </summary>
    public static void Write(
        ChunkIndexFiles files,
        Directory directory,
        SegmentInfo info,
        int chunkSize,
        List<long> firstDocs,
        List<long> pointers,
        int dirtyChunks,
        int dirtyDocs)
    {
        using IndexOutput data = directory.CreateOutput(IndexFileNames.SegmentFile(info.Name, "", files.DataExtension));
        using IndexOutput meta = directory.CreateOutput(IndexFileNames.SegmentFile(info.Name, "", files.MetaExtension));
        CodecUtil.WriteIndexHeader(data, files.DataCodec, DataVersion, info.Id, "");
        CodecUtil.WriteIndexHeader(meta, files.MetaCodec, MetaVersion, info.Id, "");
        meta.WriteVInt(files.IsVersionFirst ? PackedVersion : chunkSize);
        meta.WriteVInt(files.IsVersionFirst ? chunkSize : PackedVersion);
        meta.WriteInt32((int)firstDocs[^1]);
        meta.WriteInt32(BlockShift);
        meta.WriteInt32(firstDocs.Count);
        meta.WriteInt64(data.FilePointer);
        WriteMonotonic(meta, data, firstDocs);
        meta.WriteInt64(data.FilePointer);
        WriteMonotonic(meta, data, pointers);
        meta.WriteInt64(data.FilePointer);
        meta.WriteInt64(pointers[^1]);
        meta.WriteVLong(dirtyChunks);
        meta.WriteVLong(dirtyDocs);
        CodecUtil.WriteFooter(data);
        CodecUtil.WriteFooter(meta);
    }

    private static void WriteMonotonic(IndexOutput meta, IndexOutput data, List<long> values)
    {
        var writer = new MonotonicWriter(meta, data, values.Count, BlockShift);
        foreach (long value in values)
        {
            writer.Add(value);
        }
        writer.Finish();
    }

    private static ChunkIndex Read(
        ChunkIndexFiles files, IndexInput meta, SegmentInfo info, IndexInput data, IndexInput chunks)
    {
        CodecUtil.CheckIndexHeader(meta, files.MetaCodec, MetaVersion, MetaVersion, info.Id, "");
        long at = meta.Position;
        int first = meta.ReadVInt();
        int second = meta.ReadVInt();
        (int packedVersion, int chunkSize) = files.IsVersionFirst ? (first, second) : (second, first);
        int docs = meta.ReadInt32();
        int shift = meta.ReadInt32();
        int entries = meta.ReadInt32();
        if (chunkSize <= 0 || packedVersion != PackedVersion || docs != info.MaxDoc || entries < 1)
        {
            throw new CorruptIndexException(
                meta.Resource,
                at,
                $"a chunk size, packed version {PackedVersion}, {info.MaxDoc} documents, chunks",
                $"{chunkSize}, {packedVersion}, {docs}, {entries - 1L}");
        }
        long docsStart = meta.ReadInt64();
        MonotonicReader.Meta docsMeta = MonotonicReader.ReadMeta(meta, entries, shift);
        long pointersStart = meta.ReadInt64();
        MonotonicReader.Meta pointersMeta = MonotonicReader.ReadMeta(meta, entries, shift);
        long end = meta.ReadInt64();
        long maxPointer = meta.ReadInt64();
        meta.ReadVLong();
        meta.ReadVLong();
        MonotonicReader firstDocs = MonotonicReader.Open(docsMeta, data, docsStart, pointersStart - docsStart);
        MonotonicReader pointers = MonotonicReader.Open(pointersMeta, data, pointersStart, end - pointersStart);
        RequireEnds(meta, at, firstDocs, pointers, docs, chunks, maxPointer);
        return new ChunkIndex(chunkSize, firstDocs, pointers, data, chunks);
    }

    private static void RequireEnds(
        IndexInput meta,
        long at,
        MonotonicReader firstDocs,
        MonotonicReader pointers,
        int docs,
        IndexInput chunks,
        long maxPointer)
    {
        long last = firstDocs.Count - 1;
        long chunksEnd = chunks.Length - CodecUtil.FooterLength;
        if (firstDocs[0] != 0 || firstDocs[last] != docs || pointers[0] != chunks.Position
            || pointers[last] != maxPointer || maxPointer != chunksEnd)
        {
            throw new CorruptIndexException(
                meta.Resource,
                at,
                $"chunks of documents 0..{docs} at bytes {chunks.Position}..{chunksEnd}",
                $"chunks that end at {maxPointer}");
        }
    }
}
