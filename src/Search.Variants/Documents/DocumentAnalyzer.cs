using Search.Codecs;
using Search.Variants.Documents;

namespace Search.Variants;

/// <summary>
/// Sees a whole document and yields, from one scan of each text: stems, exact words and mentions at the same
/// positions, and the mention table. For one thread; each has its own, over one set.
/// </summary>
public sealed class DocumentAnalyzer
{
    private readonly Tagger _tagger;
    private readonly EntityTokens _entityTokens;
    private readonly FormNumbers _numbers = new();

    /// <summary>An analyzer over a set.</summary>
    public DocumentAnalyzer(VariantSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        Set = set;
        _tagger = new Tagger(set);
        _entityTokens = new EntityTokens(set);
    }

    /// <summary>The set documents are tagged with.</summary>
    public VariantSet Set { get; }

    /// <summary>Analyses a document.</summary>
    /// <param name="fields">Its text fields in reading order (title first): name and text; at most <see
    /// cref="Tagger.MaxFields"/>.</param>
    /// <param name="context">Source and date, which guards and roles look at.</param>
    public AnalyzedDocument Analyze(IReadOnlyList<(string Name, string Text)> fields, DocumentContext context)
    {
        ArgumentNullException.ThrowIfNull(fields);
        TaggedDocument tagged = _tagger.Tag([.. fields.Select(static field => field.Text.AsMemory())], context);
        var analyzed = new AnalyzedField[fields.Count];
        for (int i = 0; i < analyzed.Length; i++)
        {
            var snapshot = new TextSnapshot(tagged.Tokens(i), tagged.Forms(i), _numbers);
            List<EntityToken> entities = _entityTokens.Make(tagged.Mentions, i);
            byte norm = SmallFloat.LengthToByte(snapshot.Count);
            analyzed[i] = new AnalyzedField(fields[i].Name, fields[i].Text, snapshot.Count, norm)
            {
                Stems = snapshot.Stems(),
                Exact = snapshot.Exact(),
                Entities = entities.Count == 0 ? null : new EntityTokenStream(entities),
            };
        }
        byte[] table = MentionTable.Encode(Set, tagged.Mentions, [.. fields.Select(static field => field.Name)]);
        return new AnalyzedDocument(analyzed, table, Set.TaggingGeneration);
    }
}
