using Search.Store;

namespace Search.Codecs;

/// <summary>
/// One segment as a source of documents to copy: its chunks are decompressed once each when documents come in order,
/// and its fields are mapped onto those of the target once.
/// </summary>
internal sealed class StoredFieldsCopier
{
    private readonly Lucene87StoredFieldsReader _reader;
    private readonly FieldInfos _target;
    private byte[] _content = [];
    private int[] _ends = [];
    private int[] _fieldCounts = [];
    private int _firstDoc;
    private int _count;

    public StoredFieldsCopier(Lucene87StoredFieldsReader reader, FieldInfos target)
    {
        _reader = reader;
        _target = target;
        HasSameNumbers = reader.Fields.All(f => target[f.Name]?.Number == f.Number);
    }

    /// <summary>
    /// True when every field has the same number in source and target, so that bytes can be copied as they are.
    /// </summary>
    public bool HasSameNumbers { get; }

    /// <summary>Whether this is the copier from that reader to these fields.</summary>
    public bool Matches(StoredFieldsReader reader, FieldInfos target) =>
        ReferenceEquals(reader, _reader) && ReferenceEquals(target, _target);

    /// <summary>
    /// Begins to copy the chunk of a document, when the document is its first and the chunk is at least half full and
    /// can stand in a file of that compression; null otherwise.
    /// </summary>
    public ChunkRun<StoredFieldsCopier>? TryBeginRun(int doc, ChunkCompression compression)
    {
        if (!HasSameNumbers || _reader.Compression.ModeName != compression.ModeName
            || _reader.Chunks.ChunkSizeBytes != compression.ChunkSizeBytes)
        {
            return null;
        }
        long chunk = _reader.Chunks.ChunkOf(doc);
        if (_reader.Chunks.FirstDoc(chunk) != doc)
        {
            return null;
        }
        _reader.OpenChunk(chunk, out ChunkHeader header);
        long length = 0;
        for (int i = 0; i < header.Count; i++)
        {
            length += header.Length(i);
        }
        bool full = length >= compression.ChunkSizeBytes / 2 || header.Count >= compression.MaxDocsPerChunk / 2;
        return full && header.Count <= compression.MaxDocsPerChunk
            ? new ChunkRun<StoredFieldsCopier>(this, chunk, doc, doc + header.Count)
            : null;
    }

    /// <summary>The bytes of a chunk behind the number of its first document.</summary>
    public ReadOnlySpan<byte> RawChunkBody(long chunk) => _reader.Chunks.RawBody(chunk);

    /// <summary>Appends a document to the buffer; returns its number of fields.</summary>
    public int Copy(int doc, ChunkBuffer buffer)
    {
        int place = doc - _firstDoc;
        if (place < 0 || place >= _count)
        {
            Load(_reader.Chunks.ChunkOf(doc));
            place = doc - _firstDoc;
        }
        int start = place == 0 ? 0 : _ends[place - 1];
        ReadOnlySpan<byte> bytes = _content.AsSpan(start, _ends[place] - start);
        if (HasSameNumbers)
        {
            buffer.WriteBytes(bytes);
        }
        else
        {
            Renumber(bytes, _fieldCounts[place], buffer);
        }
        return _fieldCounts[place];
    }

    private void Renumber(ReadOnlySpan<byte> bytes, int fieldCount, ChunkBuffer buffer)
    {
        var source = new ByteCursor(bytes, "a stored document");
        for (int i = 0; i < fieldCount; i++)
        {
            FieldInfo field = StoredFieldDecoder.ReadField(ref source, _reader.Fields, out int type);
            FieldInfo target = _target[field.Name]
                ?? throw new ArgumentException($"the target has no field {field.Name}");
            StoredFieldEncoder.WriteHead(buffer, target.Number, type);
            int start = source.Position;
            StoredFieldDecoder.Skip(ref source, type);
            buffer.WriteBytes(bytes[start..source.Position]);
        }
    }

    private void Load(long chunk)
    {
        _count = 0;
        ByteCursor source = _reader.OpenChunk(chunk, out ChunkHeader header);
        if (_ends.Length < header.Count)
        {
            _ends = new int[header.Count];
            _fieldCounts = new int[header.Count];
        }
        long total = 0;
        for (int i = 0; i < header.Count; i++)
        {
            total += header.Length(i);
            _ends[i] = (int)Math.Min(total, int.MaxValue);
            _fieldCounts[i] = header.FieldCount(i);
        }
        _reader.RequirePlausible(source, total);
        if (_content.Length < total)
        {
            _content = new byte[(int)total];
        }
        _reader.Decompress(ref source, header, _content.AsSpan(0, (int)total), 0, (int)total);
        _firstDoc = header.FirstDoc;
        _count = header.Count;
    }
}
