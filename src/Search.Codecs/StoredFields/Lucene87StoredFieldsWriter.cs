using Search.Store;

namespace Search.Codecs;

/// <summary>Writer of <c>.fdt</c>, <c>.fdx</c> and <c>.fdm</c>.</summary>
internal sealed class Lucene87StoredFieldsWriter : StoredFieldsWriter
{
    private readonly Directory _directory;
    private readonly SegmentInfo _info;
    private readonly ChunkCompression _compression;
    private readonly IndexOutput _data;
    private readonly ChunkBuffer _buffer = new();
    private readonly int[] _fieldCounts;
    private readonly int[] _lengths;
    private readonly ChunkLog _chunks;
    private readonly List<StoredFieldsCopier> _copiers = [];
    private ChunkRun<StoredFieldsCopier>? _run;
    private int _bufferedDocs;
    private int _docStart;
    private int _fieldCount;
    private bool _inDocument;

    private Lucene87StoredFieldsWriter(
        Directory directory, SegmentInfo info, ChunkCompression compression, IndexOutput data)
    {
        _directory = directory;
        _info = info;
        _compression = compression;
        _data = data;
        _chunks = new ChunkLog(data);
        _fieldCounts = new int[compression.MaxDocsPerChunk];
        _lengths = new int[compression.MaxDocsPerChunk];
    }

    public static Lucene87StoredFieldsWriter Create(Directory directory, SegmentInfo info, StoredFieldsMode mode)
    {
        ChunkCompression compression = ChunkCompression.ForMode(mode);
        info.Attributes[ChunkCompression.ModeKey] = compression.ModeName;
        using var opened = new OpenFiles();
        IndexOutput data = opened.Add(directory.CreateOutput(
            IndexFileNames.SegmentFile(info.Name, "", Lucene87StoredFieldsReader.DataExtension)));
        CodecUtil.WriteIndexHeader(data, compression.CodecName, Lucene87StoredFieldsReader.Version, info.Id, "");
        opened.Keep();
        return new Lucene87StoredFieldsWriter(directory, info, compression, data);
    }

    public override void StartDocument()
    {
        if (_inDocument)
        {
            throw new InvalidOperationException("the document before was not finished");
        }
        BreakRun();
        _inDocument = true;
        _fieldCount = 0;
        _docStart = _buffer.Length;
    }

    public override void WriteString(FieldInfo field, ReadOnlySpan<byte> utf8) =>
        WriteBytes(field, StoredFieldDecoder.StringType, utf8);

    public override void WriteBinary(FieldInfo field, ReadOnlySpan<byte> value) =>
        WriteBytes(field, StoredFieldDecoder.BytesType, value);

    public override void WriteInt32(FieldInfo field, int value)
    {
        WriteHead(field, StoredFieldDecoder.Int32Type);
        StoredFieldEncoder.WriteInt32(_buffer, value);
    }

    public override void WriteInt64(FieldInfo field, long value)
    {
        WriteHead(field, StoredFieldDecoder.Int64Type);
        StoredFieldEncoder.WriteInt64(_buffer, value);
    }

    public override void WriteSingle(FieldInfo field, float value)
    {
        WriteHead(field, StoredFieldDecoder.SingleType);
        StoredFieldEncoder.WriteSingle(_buffer, value);
    }

    public override void WriteDouble(FieldInfo field, double value)
    {
        WriteHead(field, StoredFieldDecoder.DoubleType);
        StoredFieldEncoder.WriteDouble(_buffer, value);
    }

    public override void FinishDocument()
    {
        if (!_inDocument)
        {
            throw new InvalidOperationException("no document was started");
        }
        _inDocument = false;
        _fieldCounts[_bufferedDocs] = _fieldCount;
        _lengths[_bufferedDocs] = _buffer.Length - _docStart;
        _bufferedDocs++;
        if (_bufferedDocs == _compression.MaxDocsPerChunk || _buffer.Length >= _compression.ChunkSizeBytes)
        {
            FlushChunk();
        }
    }

    public override void CopyDocument(StoredFieldsReader reader, int doc, FieldInfos fields)
    {
        if (reader is Lucene87StoredFieldsReader own)
        {
            CopyDocument(CopierFor(own, fields), doc);
            return;
        }
        StartDocument();
        reader.VisitDocument(doc, new CopyVisitor(this, fields));
        FinishDocument();
    }

    public override void Finish(int docCount)
    {
        if (_inDocument)
        {
            throw new InvalidOperationException("the last document was not finished");
        }
        BreakRun();
        FlushEarly();
        _chunks.Finish(ChunkIndexFiles.StoredFields, _directory, _info, _compression.ChunkSizeBytes, docCount);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _data.Dispose();
        }
    }

    private void WriteHead(FieldInfo field, int type)
    {
        if (!_inDocument)
        {
            throw new InvalidOperationException("no document was started");
        }
        _fieldCount++;
        StoredFieldEncoder.WriteHead(_buffer, field.Number, type);
    }

    private void WriteBytes(FieldInfo field, int type, ReadOnlySpan<byte> bytes)
    {
        WriteHead(field, type);
        _buffer.WriteVarint((uint)bytes.Length);
        _buffer.WriteBytes(bytes);
    }

    private StoredFieldsCopier CopierFor(Lucene87StoredFieldsReader reader, FieldInfos fields)
    {
        foreach (StoredFieldsCopier known in _copiers)
        {
            if (known.Matches(reader, fields))
            {
                return known;
            }
        }
        var copier = new StoredFieldsCopier(reader, fields);
        _copiers.Add(copier);
        return copier;
    }

    private void CopyDocument(StoredFieldsCopier copier, int doc)
    {
        if (_inDocument)
        {
            throw new InvalidOperationException("the document before was not finished");
        }
        if (_run is null || !_run.TryTake(copier, doc))
        {
            BreakRun();
            _run = copier.TryBeginRun(doc, _compression);
        }
        if (_run is null)
        {
            CopyOne(copier, doc);
        }
        else if (_run.IsComplete)
        {
            CopyChunk(_run);
            _run = null;
        }
    }

    private void CopyOne(StoredFieldsCopier copier, int doc)
    {
        StartDocument();
        _fieldCount = copier.Copy(doc, _buffer);
        FinishDocument();
    }

    private void CopyChunk(ChunkRun<StoredFieldsCopier> run)
    {
        FlushEarly();
        _chunks.Copy(run.Copier.RawChunkBody(run.Chunk), run.Count);
    }

    // The documents of a chunk that did not come whole are copied one by one.
    private void BreakRun()
    {
        if (_run is ChunkRun<StoredFieldsCopier> run)
        {
            _run = null;
            for (int doc = run.Start; doc < run.Next; doc++)
            {
                CopyOne(run.Copier, doc);
            }
        }
    }

    private void FlushEarly()
    {
        if (_bufferedDocs > 0)
        {
            _chunks.MarkDirty(_bufferedDocs);
            FlushChunk();
        }
    }

    private void FlushChunk()
    {
        _chunks.Begin();
        int chunkSize = _compression.ChunkSizeBytes;
        bool sliced = _buffer.Length >= 2 * chunkSize;
        _data.WriteVInt(_chunks.DocBase);
        _data.WriteVInt(_bufferedDocs << 1 | (sliced ? 1 : 0));
        PackedRun.Write(_data, _fieldCounts.AsSpan(0, _bufferedDocs));
        PackedRun.Write(_data, _lengths.AsSpan(0, _bufferedDocs));
        Span<byte> content = _buffer.Content;
        if (!sliced)
        {
            _compression.Compress(content, _data);
        }
        for (int at = 0; sliced && at < content.Length; at += chunkSize)
        {
            _compression.Compress(content.Slice(at, Math.Min(chunkSize, content.Length - at)), _data);
        }
        _chunks.End(_bufferedDocs);
        _bufferedDocs = 0;
        _buffer.Clear(2 * chunkSize);
    }

    /// <summary>Copies the fields of a reader of another kind.</summary>
    private sealed class CopyVisitor(Lucene87StoredFieldsWriter writer, FieldInfos fields) : StoredFieldVisitor
    {
        public override Status NeedsField(FieldInfo field) => Status.Yes;

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) =>
            writer.WriteString(Target(field), utf8);

        public override void BinaryField(FieldInfo field, ReadOnlySpan<byte> value) =>
            writer.WriteBinary(Target(field), value);

        public override void Int32Field(FieldInfo field, int value) => writer.WriteInt32(Target(field), value);

        public override void Int64Field(FieldInfo field, long value) => writer.WriteInt64(Target(field), value);

        public override void SingleField(FieldInfo field, float value) => writer.WriteSingle(Target(field), value);

        public override void DoubleField(FieldInfo field, double value) => writer.WriteDouble(Target(field), value);

        private FieldInfo Target(FieldInfo field) =>
            fields[field.Name] ?? throw new ArgumentException($"the target has no field {field.Name}");
    }
}
