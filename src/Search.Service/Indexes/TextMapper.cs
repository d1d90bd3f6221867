using System.Globalization;
using System.Threading;
using Search.Analysis;
using Search.Codecs;
using Search.Indexing;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// Text fields of a schema, as an index holds them. A field of the full chain becomes three with aligned positions
/// (stems, exact words, mentions); all text of such a
/// schema goes once more into one field through the plain chain, without positions, for the profile
/// <c>lucene-bm25</c>. A field of the plain chain
/// becomes one. Thread-safe.
/// </summary>
internal sealed class TextMapper
{
    /// <summary>Grows when an analyzer gives other tokens for some text.</summary>
    private const int AnalyzersVersion = 1;

    private static readonly FieldType PlainAll =
        new() { IndexOptions = IndexOptions.DocsAndFreqs, Tokenized = true };

    private readonly SchemaField[] _tagged;
    private readonly SchemaField[] _plain;
    private AnalyzerPool _analyzers;

    /// <summary>A mapper for a schema.</summary>
    public TextMapper(Schema schema, VariantSet variants)
    {
        Schema = schema;
        _analyzers = new AnalyzerPool(variants);
        _tagged = [.. schema.TextFields.Where(f => f.Chain == TextChain.Variants)];
        _plain = [.. schema.TextFields.Where(f => f.Chain == TextChain.Plain)];
        Fingerprint = string.Create(CultureInfo.InvariantCulture, $"analyzers {AnalyzersVersion}");
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>The variant data that documents are tagged with from now on.</summary>
    public VariantSet Variants => Volatile.Read(ref _analyzers).Set;

    /// <summary>The chain of fields that are not analysed beforehand.</summary>
    public Analyzer Analyzer { get; } = new PlainAnalyzer();

    /// <summary>What decides the terms of text fields, beside the variant data.</summary>
    public string Fingerprint { get; }

    /// <summary>Version of the variant data; empty when the schema does not tag.</summary>
    public string VariantDataVersion => Schema.HasVariants ? Variants.Version : string.Empty;

    /// <summary>Tags documents with another set from now on.</summary>
    public void Change(VariantSet variants) => Volatile.Write(ref _analyzers, new AnalyzerPool(variants));

    /// <summary>Adds a document's text fields.</summary>
    /// <returns>The generation of the set it was tagged with; 0 when the schema does not tag.</returns>
    public long Add(IndexDocument mapped, Document document)
    {
        foreach (SchemaField field in _plain)
        {
            if (document.Fields.TryGetValue(field.Name, out FieldValue value))
            {
                mapped.Add(new IndexableField(field.Name, FieldType.TextStored) { StringValue = value.StringValue });
            }
        }
        if (_tagged.Length == 0)
        {
            return 0;
        }
        var texts = new List<(string Name, string Text)>(_tagged.Length);
        foreach (SchemaField field in _tagged)
        {
            if (document.Fields.TryGetValue(field.Name, out FieldValue value))
            {
                texts.Add((field.Name, value.StringValue));
            }
        }
        AnalyzedDocument analyzed = Volatile.Read(ref _analyzers).Analyze(texts, Context(document));
        analyzed.AddTo(mapped, storeText: true);
        foreach (SchemaField field in Schema.TextFields)
        {
            if (document.Fields.TryGetValue(field.Name, out FieldValue value))
            {
                mapped.Add(new IndexableField(SystemFields.Plain, PlainAll) { StringValue = value.StringValue });
            }
        }
        return analyzed.Generation;
    }

    private static DocumentContext Context(Document document)
    {
        string? source = document.Fields.TryGetValue("source", out FieldValue s) && s.Kind == ValueKind.String
            ? s.StringValue
            : null;
        DateOnly? date = document.Fields.TryGetValue("published", out FieldValue p) && p.Kind == ValueKind.Timestamp
            && IsDate(p.TimestampMicroseconds)
            ? DateOnly.FromDateTime(ServiceTime.Moment(p.TimestampMicroseconds).UtcDateTime)
            : null;
        return new DocumentContext(source, date);
    }

    private static bool IsDate(long microseconds) =>
        microseconds >= ServiceTime.Microseconds(DateTimeOffset.MinValue)
            && microseconds <= ServiceTime.Microseconds(DateTimeOffset.MaxValue);
}
