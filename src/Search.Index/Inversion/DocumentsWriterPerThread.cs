using Search.Analysis;
using Search.Codecs;

namespace Search.Indexing;

/// <summary>
/// An in-memory segment that one thread at a time adds documents to. Stored fields stream to disk, everything else is kept until
/// <see cref="Flush"/>. A document either is in it whole or left nothing.
/// </summary>
internal sealed class DocumentsWriterPerThread
{
    private const long StoredFieldsBytes = 1 << 20;
    private readonly Dictionary<string, FieldWriter> _fields = new(StringComparer.Ordinal);
    private readonly List<FieldWriter> _touched = [];
    private readonly Utf8Scratch _scratch = new();
    private readonly TokenRunBuffer _runs = new();
    private readonly GrowableList<long> _sequences = new(8);
    private readonly TrackingDirectory _directory;
    private readonly IndexWriterConfig _config;
    private readonly FieldNumbers _numbers;
    private readonly DocumentVectors _vectors;
    private StoredFieldsWriter? _stored;

    public DocumentsWriterPerThread(
        TrackingDirectory directory, IndexWriterConfig config, FieldNumbers numbers, string segmentName, long epoch)
    {
        _directory = directory;
        _config = config;
        _numbers = numbers;
        Epoch = epoch;
        Info = new SegmentInfo { Name = segmentName, Id = SegmentId.Create(), MaxDoc = 0 };
        Info.Diagnostics["source"] = "flush";
        _vectors = DocumentVectors.For(directory, config.Codec, Info);
    }

    /// <summary>The segment it becomes.</summary>
    public SegmentInfo Info { get; }

    /// <summary>Number of full flushes begun before it was created.</summary>
    public long Epoch { get; }

    /// <summary>The thread that added to it last.</summary>
    public int LastThread { get; set; }

    /// <summary>Bytes that count as held by a flush; guarded by the lock of what hands the segment out.</summary>
    public long HeldBytes { get; set; }

    /// <summary>Documents in it.</summary>
    public int NumDocs => _sequences.Count;

    /// <summary>Bytes held after the last document.</summary>
    public long RamBytes { get; private set; }

    /// <summary>Takes a document in, all but its sequence number.</summary>
    /// <remarks>A document that cannot be analysed throws and leaves nothing behind; a failed write sets <see cref="IsBroken"/>.</remarks>
    public void AddDocument(IndexDocument document, Analyzer analyzer)
    {
        int doc = NumDocs;
        _touched.Clear();
        bool done = false;
        try
        {
            foreach (IndexableField field in document.Fields)
            {
                Touch(field, doc).Add(doc, field, analyzer, _scratch);
            }
            foreach (FieldWriter field in _touched)
            {
                field.CheckDocument();
            }
            done = true;
        }
        finally
        {
            if (!done)
            {
                foreach (FieldWriter field in _touched)
                {
                    field.DropDocument(doc);
                }
            }
        }
        Store(document);
    }

    /// <summary>Makes the document that was taken in part of the segment.</summary>
    public void FinishDocument(long sequence)
    {
        int doc = NumDocs;
        foreach (FieldWriter field in _touched)
        {
            field.FinishDocument(doc);
        }
        _sequences.Add(sequence);
    }

    /// <summary>Computes <see cref="RamBytes"/> anew.</summary>
    public long MeasureRam()
    {
        long sum = StoredFieldsBytes + _sequences.RamBytes;
        foreach (FieldWriter field in _fields.Values)
        {
            sum += field.RamBytes;
        }
        RamBytes = sum;
        return sum;
    }

    /// <summary>Writes the segment's files. The files of a flush that fails are the caller's to drop (<see cref="Abort"/>).</summary>
    public FlushedSegment Flush(DeleteQueue deletes)
    {
        Info.MaxDoc = NumDocs;
        StoredFieldsWriter stored = _stored ?? throw new InvalidOperationException("an empty segment is not flushed");
        stored.Finish(NumDocs);
        stored.Dispose();
        _stored = null;
        _vectors.Finish(NumDocs);
        var flusher = new SegmentFlusher(_directory, Info, _fields.Values, _sequences, Epoch, _config);
        return flusher.Flush(deletes);
    }

    /// <summary>Closes and deletes what was written.</summary>
    public void Abort()
    {
        Cleanup.Quietly(_stored);
        Cleanup.Quietly(_vectors);
        _stored = null;
        _directory.DeleteCreated();
    }

    private FieldWriter Touch(IndexableField field, int doc)
    {
        bool hasValue = field.BinaryValue is not null || field.StringValue is not null
            || field.Int64Value is not null || field.DoubleValue is not null;
        if (field.Type.Stored && !hasValue)
        {
            throw new ArgumentException($"field {field.Name} is stored and has no value");
        }
        if (!_fields.TryGetValue(field.Name, out FieldWriter? writer))
        {
            int number = _numbers.Require(field.Name, field.Type);
            writer = new FieldWriter(new FieldInfo(field.Name, number), _numbers, _runs);
            _fields.Add(field.Name, writer);
        }
        writer.Require(field.Type);
        if (writer.LastDoc != doc)
        {
            writer.LastDoc = doc;
            _touched.Add(writer);
        }
        return writer;
    }

    private void Store(IndexDocument document)
    {
        bool done = false;
        try
        {
            _stored ??= _config.Codec.CreateStoredFields(_directory, Info);
            _stored.StartDocument();
            foreach (IndexableField field in document.Fields)
            {
                if (field.Type.Stored)
                {
                    StoreValue(_stored, _fields[field.Name].Info, field);
                }
            }
            _stored.FinishDocument();
            _vectors.Write(NumDocs, _touched);
            done = true;
        }
        finally
        {
            IsBroken |= !done;
        }
    }

    /// <summary>True after writing failed half-way: only <see cref="Abort"/> is left.</summary>
    public bool IsBroken { get; private set; }

    private void StoreValue(StoredFieldsWriter stored, FieldInfo info, IndexableField field)
    {
        if (field.BinaryValue is ReadOnlyMemory<byte> bytes)
        {
            stored.WriteBinary(info, bytes.Span);
        }
        else if (field.StringValue is string text)
        {
            stored.WriteString(info, _scratch.Encode(text));
        }
        else if (field.Int64Value is long integer)
        {
            stored.WriteInt64(info, integer);
        }
        else if (field.DoubleValue is double real)
        {
            stored.WriteDouble(info, real);
        }
    }
}
