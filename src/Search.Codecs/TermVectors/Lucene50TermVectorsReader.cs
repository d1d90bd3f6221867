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

    private Lucene50TermVectorsReader(IndexInput data, IndexInput index, ChunkIndex chunks, SegmentState state)
    {
        _data = data;
        _index = index;
        _chunks = chunks;
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

    public override IReadOnlyList<TermVector> Get(int doc) => Read(_chunks.ChunkOf(doc)).Document(doc);

    public override void CheckIntegrity()
    {
        CodecUtil.ChecksumEntireFile(_data);
        CodecUtil.ChecksumEntireFile(_index);
    }

    /// <summary>Decodes a chunk.</summary>
    public VectorChunk Read(long chunk) => VectorChunkParser.Parse(
        _chunks.Open(chunk),
        _chunks.FirstDoc(chunk),
        _chunks.FirstDoc(chunk + 1),
        Fields);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _data.Dispose();
            _index.Dispose();
        }
    }
}
