using Search.Analysis.Words;
using Search.Variants.Automaton;
using Search.Variants.Tagging;

namespace Search.Variants.Expansion;

/// <summary>The words of one piece of a query in the forms that fields hold.</summary>
internal sealed class QueryText
{
    private readonly string _text;
    private readonly int _start;

    public QueryText(string query, QuerySegment segment, VariantSet set)
    {
        var forms = new WordForms();
        _text = query;
        _start = segment.Start;
        Tagged = new TaggedText(forms);
        Tagged.Scan(query.AsMemory(segment.Start, segment.End - segment.Start), new WordIdCache(set.Automaton, forms));
        RawTokens tokens = Tagged.Tokens;
        var stems = new string[tokens.Count];
        var exact = new string[tokens.Count];
        for (int i = 0; i < stems.Length; i++)
        {
            stems[i] = forms.Stem(tokens.Forms[i]).ToString();
            exact[i] = forms.Exact(tokens.Forms[i]).ToString();
        }
        Stems = stems;
        Exact = exact;
    }

    public TaggedText Tagged { get; }

    public IReadOnlyList<string> Stems { get; }

    public IReadOnlyList<string> Exact { get; }

    public int Count => Stems.Count;

    public int StartOffset(int token) => _start + Tagged.Tokens.Starts[token];

    public int EndOffset(int token) => _start + Tagged.Tokens.WordEnds[token];

    /// <summary>The query's own words from one token up to another (exclusive).</summary>
    public string Words(int start, int end) => _text[StartOffset(start)..EndOffset(end - 1)];

    public IReadOnlyList<string> StemsOf(int start, int end) => [.. Stems.Skip(start).Take(end - start)];

    public IReadOnlyList<string> ExactOf(int start, int end) => [.. Exact.Skip(start).Take(end - start)];
}
