using System.Text;
using Search.Codecs;
using Search.Indexing;

namespace Search.Service;

/// <summary>
/// Between documents and the index, for one schema. Every value is also stored under its field's name, so that what
/// is read back is what was written.
/// Thread-safe.
/// </summary>
internal sealed class DocumentMapper
{
    /// <summary>Grows when documents would be laid out in the index in another way.</summary>
    private const int LayoutVersion = 1;

    private static readonly FieldType NumberOnly = FieldType.NumericDocValue;

    private readonly Schema _schema;
    private readonly TextMapper _text;

    /// <summary>A mapper for a schema.</summary>
    public DocumentMapper(Schema schema, TextMapper text)
    {
        _schema = schema;
        _text = text;
    }

    /// <summary>
    /// What decides how a document lies in the index: an index with another fingerprint must be built anew.
    /// </summary>
    public string Fingerprint => FingerprintOf([Text.Variants.TaggingGeneration]);

    /// <summary>The fingerprint without the variant data.</summary>
    public string Layout => FormattableString.Invariant($"layout {LayoutVersion}; {_text.Fingerprint}");

    /// <summary>Version of the variant data; empty when the schema does not tag.</summary>
    public string VariantDataVersion => _text.VariantDataVersion;

    /// <summary>Text fields.</summary>
    public TextMapper Text => _text;

    /// <summary>How the index is written.</summary>
    public IndexWriterConfig WriterConfig(ServiceOptions options) => new()
    {
        Analyzer = _text.Analyzer,
        Codec = Lucene87Codec.Instance,
        RamBufferBytes = options.RamBufferBytes,
        CommitOnClose = false,
    };

    /// <summary>The fingerprint of an index whose documents may be tagged with several sets.</summary>
    public string FingerprintOf(IEnumerable<long> generations) =>
        _schema.HasVariants ? TaggedSets.Append(Layout, generations) : Layout;

    /// <summary>Analyses a document: all that goes into the index but the numbers of the write.</summary>
    public IndexDocument Map(Document document, out byte[] contentHash) =>
        Map(document, ValueCodec.Encode(document.Fields), out contentHash, out _);

    /// <summary>
    /// The same, when the fields are encoded already; also says which generation of names it was tagged with.
    /// </summary>
    public IndexDocument Map(Document document, byte[] encodedFields, out byte[] contentHash, out long generation)
    {
        var mapped = new IndexDocument();
        ValueMapper.AddId(mapped, document.Id);
        contentHash = ContentHash.Compute(encodedFields);
        mapped.Add(new IndexableField(SystemFields.Hash, FieldType.StoredOnly) { BinaryValue = contentHash });
        foreach (SchemaField field in _schema.Fields)
        {
            if (field.Kind != FieldKind.Text && document.Fields.TryGetValue(field.Name, out FieldValue value))
            {
                ValueMapper.Add(mapped, field, value);
            }
        }
        generation = _text.Add(mapped, document);
        return mapped;
    }

    /// <summary>Adds the numbers of the write.</summary>
    public static void AddNumbers(IndexDocument document, long sequence, long version)
    {
        document.Add(new IndexableField(SystemFields.Sequence, NumberOnly) { Int64Value = sequence });
        document.Add(new IndexableField(SystemFields.Version, NumberOnly) { Int64Value = version });
    }

    /// <summary>Reads a document of a reader.</summary>
    public StoredDocument Read(IndexReader reader, int doc, FieldMask mask)
    {
        var visitor = new StoredDocumentVisitor(_schema, mask);
        reader.VisitDocument(doc, visitor);
        return visitor.ToDocument(IdLookup.ReadState(reader, doc));
    }

    /// <summary>The id of a document of a reader.</summary>
    public static string ReadId(LeafReaderContext leaf, int doc) =>
        leaf.Reader.GetBinaryDocValues(SystemFields.Id) is { } ids && ids.AdvanceExact(doc - leaf.DocBase)
            ? Encoding.UTF8.GetString(ids.BinaryValue)
            : string.Empty;

    /// <summary>
    /// Cuts fields to a mask, as reading them from the index would: derived ones added, empty lists left out.
    /// </summary>
    public static IReadOnlyDictionary<string, FieldValue> Select(
        IReadOnlyDictionary<string, FieldValue> fields, FieldMask mask)
    {
        var selected = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        foreach ((string name, FieldValue value) in fields)
        {
            if (mask.Includes(name) && !(value.Kind == ValueKind.List && value.ListValue.Count == 0))
            {
                selected.Add(name, value);
            }
        }
        if (mask.Includes(Schema.Lead) && fields.TryGetValue(Schema.Body, out FieldValue body))
        {
            selected.Add(Schema.Lead, FieldValue.Of(LeadText.Of(body.StringValue)));
        }
        return selected;
    }
}
