using Search.Codecs;
using Search.Indexing;

namespace Search.Variants;

/// <summary>
/// A document's text fields, analysed once: self-contained, so it may wait in a queue and be indexed by another
/// thread, once at a time.
/// </summary>
public sealed class AnalyzedDocument
{
    private static readonly FieldType StemType =
        new() { IndexOptions = IndexOptions.DocsAndFreqsAndPositionsAndOffsets, Tokenized = true };

    private static readonly FieldType StoredStemType = StemType with { Stored = true };

    private static readonly FieldType BinaryDocValue = new() { DocValuesType = DocValuesType.Binary };

    internal AnalyzedDocument(IReadOnlyList<AnalyzedField> fields, byte[] mentions, long generation)
    {
        Fields = fields;
        Mentions = mentions;
        Generation = generation;
    }

    /// <summary>The fields in the order given.</summary>
    public IReadOnlyList<AnalyzedField> Fields { get; }

    /// <summary>The mention table; see <see cref="MentionTable"/>. Empty when there is no mention.</summary>
    public ReadOnlyMemory<byte> Mentions { get; }

    /// <summary>Generation of the set it was tagged with.</summary>
    public long Generation { get; }

    /// <summary>Adds all fields to a document to be indexed.</summary>
    /// <param name="document">The document.</param>
    /// <param name="storeText">Keep the texts for retrieval.</param>
    public void AddTo(IndexDocument document, bool storeText)
    {
        ArgumentNullException.ThrowIfNull(document);
        foreach (AnalyzedField field in Fields)
        {
            document.Add(new IndexableField(field.Name, storeText ? StoredStemType : StemType)
            {
                StringValue = storeText ? field.Text : null,
                TokenStream = field.Stems,
            });
            string exact = VariantFields.Exact(field.Name);
            document.Add(new IndexableField(exact, FieldType.Text) { TokenStream = field.Exact });
            if (field.Entities is { } entities)
            {
                document.Add(new IndexableField(VariantFields.Entities(field.Name), FieldType.Text)
                {
                    TokenStream = entities,
                    NormOverride = field.Norm,
                });
            }
        }
        if (!Mentions.IsEmpty)
        {
            document.Add(new IndexableField(VariantFields.Mentions, BinaryDocValue) { BinaryValue = Mentions });
        }
        document.Add(
            new IndexableField(VariantFields.Generation, FieldType.NumericDocValue) { Int64Value = Generation });
    }
}
