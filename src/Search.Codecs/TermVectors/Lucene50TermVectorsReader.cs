using Search.Store;

namespace Search.Codecs;

/// <summary>Reader of <c>.tvd</c> with its index; decodes the chunk that a document lies in.</summary>
internal sealed class Lucene50TermVectorsReader : TermVectorsReader
{
    public const string DataExtension = "tvd";
    public const string DataCodec = "Lucene50TermVectorsData";
    public const int Version = 3;
    public const int ChunkSizeBytes = 4096;
    public const int MaxDocsPerChunk = 128;

    private readonly IndexInput _data;
    private readonly IndexInput _index;
    private readonly ChunkIndex _chunks;
    private readonly int _maxDoc;

    private Lucene50TermVectorsReader(IndexInput data, IndexInput index, ChunkIndex chunks, SegmentState state)
    {
        _data = data;
        _index = index;
        _chunks = chunks;
        _maxDoc = state.SegmentInfo.MaxDoc;
        Fields = state.FieldInfos;
    }

    /// <summary>Fields of the segment.</summary>
    public FieldInfos Fields { get; }

    /// <summary>Where the chunks are.</summary>
    public ChunkIndex Chunks => _chunks;

    public static Lucene50TermVectorsReader Open(SegmentState state)
    {
        SegmentInfo info = state.SegmentInfo;
        ChunkIndexFiles files = ChunkIndexFiles.TermVectors;
        using var opened = new OpenFiles();
        IndexInput data = opened.Open(state.Directory, IndexFileNames.SegmentFile(info.Name, "", DataExtension));
        CodecUtil.CheckIndexHeader(data, DataCodec, Version, Version, info.Id, "");
        CodecUtil.RetrieveChecksum(data);
        IndexInput index = opened.Open(
            state.Directory, IndexFileNames.SegmentFile(info.Name, "", files.DataExtension));
        ChunkIndex chunks = ChunkIndex.Read(files, state.Directory, info, index, data);
        opened.Keep();
        return new Lucene50TermVectorsReader(data, index, chunks, state);
    }

    public override IReadOnlyList<TermVector> Get(int doc) => Read(ChunkOf(doc)).Document(doc);

    public override void CheckIntegrity()
    {
        CodecUtil.ChecksumEntireFile(_data);
        CodecUtil.ChecksumEntireFile(_index);
    }

    /// <summary>The chunk that holds a document.</summary>
    public long ChunkOf(int doc)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(doc);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(doc, _maxDoc);
        long chunk = _chunks.ChunkOf(doc);
        return chunk >= 0 && chunk < _chunks.ChunkCount
            ? chunk
            : throw new CorruptIndexException(_index.Resource, -1, $"a chunk with document {doc}", "none");
    }

    /// <summary>Decodes a chunk.</summary>
    public VectorChunk Read(long chunk) => VectorChunkParser.Parse(
        new ByteCursor(Raw(chunk), _data.Resource, _chunks.Pointer(chunk)),
        _chunks.FirstDoc(chunk),
        _chunks.FirstDoc(chunk + 1),
        Fields);

    /// <summary>The bytes of a chunk as they are in the file.</summary>
    public ReadOnlySpan<byte> Raw(long chunk)
    {
        long start = _chunks.Pointer(chunk);
        long length = _chunks.Pointer(chunk + 1) - start;
        return length is > 0 and <= int.MaxValue
            ? _data.Span(start, (int)length)
            : throw new CorruptIndexException(
                _index.Resource, -1, "ascending places of chunks", $"a chunk of {length} bytes");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _data.Dispose();
            _index.Dispose();
        }
    }
}
