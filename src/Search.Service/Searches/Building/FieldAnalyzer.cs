using Search.Analysis;
using Search.Analysis.Filters;
using Search.Analysis.Standard;
using Search.Analysis.Words;
using Search.Variants;

namespace Search.Service;

/// <summary>Analyses query words as the field they are looked for in was analysed. Thread-safe.</summary>
internal sealed class FieldAnalyzer(Schema schema) : Analyzer
{
    private static readonly PlainAnalyzer s_plain = new();

    private readonly HashSet<string> _exactFields =
        [.. schema.TextFields.Where(f => f.Chain == TextChain.Variants).Select(f => VariantFields.Exact(f.Name))];

    /// <summary>The terms of a text with their positions.</summary>
    public List<(string Term, int Position)> Terms(string field, string text)
    {
        var terms = new List<(string, int)>();
        TokenStream stream = TokenStream(field, text.AsMemory());
        stream.Reset();
        int position = -1;
        while (stream.IncrementToken())
        {
            position += stream.Token.PositionIncrement;
            terms.Add((stream.Token.Term.ToString(), position));
        }
        stream.End();
        return terms;
    }

    /// <summary>Text of patterns and bounds in the case that the field's terms have.</summary>
    public override string Normalize(string field, string text)
    {
        bool isText = _exactFields.Contains(field)
            || field == SystemFields.Plain
            || (schema.TryGet(field, out SchemaField? definition) && definition.Kind == FieldKind.Text);
        return isText ? s_plain.Normalize(field, text) : text;
    }

    /// <inheritdoc/>
    protected override (Tokenizer Source, TokenStream Sink) CreateChain(string field)
    {
        if (_exactFields.Contains(field))
        {
            var exact = new WordFormTokenizer(WordFormKind.Exact);
            return (exact, exact);
        }
        if (field == SystemFields.Plain)
        {
            return PlainChain();
        }
        if (!schema.TryGet(field, out SchemaField? definition) || definition.Kind != FieldKind.Text)
        {
            var whole = new WholeTextTokenizer();
            return (whole, whole);
        }
        if (definition.Chain == TextChain.Plain)
        {
            return PlainChain();
        }
        var stems = new WordFormTokenizer(WordFormKind.Stem);
        return (stems, stems);
    }

    private static (Tokenizer Source, TokenStream Sink) PlainChain()
    {
        var tokenizer = new StandardTokenizer();
        return (tokenizer, new PorterStemFilter(new LowerCaseFilter(tokenizer)));
    }
}
