using Search.Analysis;
using Search.Codecs;

namespace Search.Indexing;

/// <summary>One field of an in-memory segment: its terms, token log, norms, doc values and points.</summary>
internal sealed class FieldWriter(FieldInfo info, FieldNumbers numbers, TokenRunBuffer runs)
{
    private const int MaxKnownTypes = 8;
    private readonly List<FieldType> _types = [];
    private InvertedField? _inverted;
    private DocValuesBuffer? _docValues;
    private PointsBuffer? _points;

    /// <summary>The field as this segment has it.</summary>
    public FieldInfo Info => info;

    /// <summary>The searchable half, or null.</summary>
    public InvertedField? Inverted => _inverted;

    /// <summary>The doc values, or null.</summary>
    public DocValuesBuffer? DocValues => _docValues;

    /// <summary>The points, or null.</summary>
    public PointsBuffer? Points => _points;

    /// <summary>The document that touched the field last, or -1.</summary>
    public int LastDoc { get; set; } = -1;

    /// <summary>Bytes held.</summary>
    public long RamBytes =>
        (_inverted?.RamBytes ?? 0) + (_docValues?.RamBytes ?? 0) + (_points?.RamBytes ?? 0);

    /// <summary>Makes the field what a value's type asks for.</summary>
    public void Require(FieldType type)
    {
        foreach (FieldType known in _types)
        {
            if (ReferenceEquals(type, known))
            {
                return;
            }
        }
        type.RequireVectors(info.Name);
        numbers.Require(info.Name, type);
        if (type.IndexOptions != IndexOptions.None && _inverted is null)
        {
            info.IndexOptions = type.IndexOptions;
            info.OmitNorms = type.OmitNorms;
            _inverted = new InvertedField(info, runs);
        }
        if (type.DocValuesType != DocValuesType.None && _docValues is null)
        {
            info.DocValuesType = type.DocValuesType;
            _docValues = DocValuesBuffer.Create(info, type.DocValuesType);
        }
        if (type.Points is PointShape shape && _points is null)
        {
            info.PointDimensionCount = shape.Dimensions;
            info.PointIndexDimensionCount = shape.IndexDimensions;
            info.PointNumBytes = shape.BytesPerDimension;
            _points = new PointsBuffer(info, shape);
        }
        if (_types.Count < MaxKnownTypes)
        {
            _types.Add(type);
        }
    }

    /// <summary>Takes a value of a document in, all but its stored half.</summary>
    public void Add(int doc, IndexableField field, Analyzer analyzer, Utf8Scratch scratch)
    {
        if (field.Type.IndexOptions != IndexOptions.None)
        {
            _inverted?.Add(field, analyzer, scratch);
        }
        if (field.Type.DocValuesType != DocValuesType.None)
        {
            AddDocValue(doc, field, scratch);
        }
        if (field.Type.Points is not null)
        {
            _points?.Add(doc, field);
        }
    }

    /// <summary>Refuses a document that cannot be finished.</summary>
    public void CheckDocument() => _inverted?.CheckDocument();

    /// <summary>Ends a document that has the field.</summary>
    public void FinishDocument(int doc)
    {
        _inverted?.FinishDocument(doc);
        _docValues?.FinishDocument(doc);
    }

    /// <summary>Forgets what the current document left.</summary>
    public void DropDocument(int doc)
    {
        _inverted?.DropDocument();
        _docValues?.DropDocument(doc);
        _points?.DropDocument(doc);
        LastDoc = -1;
    }

    private void AddDocValue(int doc, IndexableField field, Utf8Scratch scratch)
    {
        if (field.Type.DocValuesType is DocValuesType.Numeric or DocValuesType.SortedNumeric)
        {
            long value = field.Int64Value
                ?? throw new ArgumentException(
                    $"field {field.Name} has numeric doc values and a value that is no integer");
            _docValues?.Add(doc, value);
        }
        else if (field.BinaryValue is ReadOnlyMemory<byte> bytes)
        {
            _docValues?.Add(doc, bytes.Span);
        }
        else
        {
            string text = field.StringValue
                ?? throw new ArgumentException($"field {field.Name} has doc values of bytes and a value without any");
            _docValues?.Add(doc, scratch.Encode(text));
        }
    }
}
