using Search.Analysis.Words;

namespace Search.Variants;

/// <summary>The tokens and mentions of a document. Valid until the tagger that made it tags the next one.</summary>
public sealed class TaggedDocument
{
    private readonly IReadOnlyList<Tagging.TaggedText> _fields;

    internal TaggedDocument(IReadOnlyList<Tagging.TaggedText> fields, IReadOnlyList<Mention> mentions)
    {
        _fields = fields;
        Mentions = mentions;
    }

    /// <summary>
    /// The mentions by field, first token, and from long to short. What a mention stands for by association follows it.
    /// </summary>
    public IReadOnlyList<Mention> Mentions { get; }

    /// <summary>Number of fields.</summary>
    public int FieldCount => _fields.Count;

    /// <summary>The tokens of a field: the index of a token is its position.</summary>
    public RawTokens Tokens(int field) => _fields[field].Tokens;

    /// <summary>The forms of the tokens.</summary>
    public WordForms Forms(int field) => _fields[field].Forms;
}
