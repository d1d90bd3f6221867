namespace Search.Codecs;

/// <summary>One segment as a source of vectors to copy: its chunks are decoded once each when documents come in order.</summary>
internal sealed class TermVectorsCopier
{
    private readonly Lucene50TermVectorsReader _reader;
    private readonly bool _hasSameNumbers;
    private VectorChunk? _chunk;

    /// <summary>A copier from a segment to the fields of another.</summary>
    public TermVectorsCopier(Lucene50TermVectorsReader reader, FieldInfos target)
    {
        _reader = reader;
        Target = target;
        _hasSameNumbers = reader.Fields.All(f => !f.HasTermVectors || target[f.Name]?.Number == f.Number);
    }

    /// <summary>The fields to copy to.</summary>
    public FieldInfos Target { get; }

    /// <summary>Whether this is the copier from that reader to these fields.</summary>
    public bool Matches(TermVectorsReader reader, FieldInfos target) =>
        ReferenceEquals(reader, _reader) && ReferenceEquals(target, Target);

    /// <summary>
    /// Begins to copy the chunk of a document, when the document is its first, fields have the same numbers on both sides and the
    /// chunk is far from empty; null otherwise.
    /// </summary>
    public ChunkRun<TermVectorsCopier>? TryBeginRun(int doc)
    {
        if (!_hasSameNumbers || _reader.Chunks.ChunkSizeBytes != Lucene50TermVectorsReader.ChunkSizeBytes)
        {
            return null;
        }
        long chunk = _reader.Chunks.ChunkOf(doc);
        int count = (int)(_reader.Chunks.FirstDoc(chunk + 1) - doc);
        if (_reader.Chunks.FirstDoc(chunk) != doc || count > Lucene50TermVectorsReader.MaxDocsPerChunk)
        {
            return null;
        }
        bool full = count >= Lucene50TermVectorsReader.MaxDocsPerChunk / 2
            || _reader.Chunks.Raw(chunk).Length >= Lucene50TermVectorsReader.ChunkSizeBytes / 2;
        return full ? new ChunkRun<TermVectorsCopier>(this, chunk, doc, doc + count) : null;
    }

    /// <summary>The bytes of a chunk behind the number of its first document.</summary>
    public ReadOnlySpan<byte> RawChunkBody(long chunk) => _reader.Chunks.RawBody(chunk);

    /// <summary>The vectors of a document.</summary>
    public TermVector[] Get(int doc)
    {
        if (_chunk is null || !_chunk.Contains(doc))
        {
            _chunk = _reader.Read(_reader.Chunks.ChunkOf(doc));
        }
        return _chunk.Document(doc);
    }
}
