using System.Text;
using Search.Analysis;
using Search.Indexing;
using Search.Queries;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// Finds what matched in a hit: for expanded texts which reading and which variant, for other parts the words. For
/// one search.
/// </summary>
internal sealed class HitMatcher
{
    // A part that matches everywhere is quoted a few times, not a thousand.
    private const int MaxPartsPerQueryPart = 5;

    private readonly IReadOnlyList<(HitExplainer Explainer, int Concepts)> _explainers;
    private readonly IReadOnlyList<(QueryPartQuery Part, Weight Weight, HashSet<string> Words)> _parts;
    private readonly IndexSearcher _searcher;
    private readonly Schema _schema;
    private readonly Marginals? _marginals;

    /// <summary>A matcher for the hits of a search.</summary>
    /// <param name="tools">The schema and the names.</param>
    /// <param name="built">The query.</param>
    /// <param name="searcher">What found the hits.</param>
    /// <param name="marginals">Says what each occurrence adds to the score; null when that is not asked for.</param>
    public HitMatcher(QueryTools tools, BuiltQuery built, IndexSearcher searcher, Marginals? marginals = null)
    {
        _marginals = marginals;
        _searcher = searcher;
        _schema = tools.Schema;
        _explainers =
        [
            .. built.Expansions.Select(e => (
                new HitExplainer(tools.Names.Set, searcher, e), e.Interpretations.Max(i => i.Concepts.Count))),
        ];
        _parts =
        [
            .. built.Parts.Select(p => (
                p,
                searcher.CreateWeight(p.Query, ScoreMode.CompleteNoScores, SearchPlan.DocumentAtATime),
                WordsOf(p.Label))),
        ];
    }

    /// <summary>What matched, best first, and every place of it.</summary>
    public (List<MatchedPart> Parts, List<HitSpan> Spans) Find(int doc, HitTexts texts)
    {
        var parts = new List<MatchedPart>();
        var spans = new List<HitSpan>();
        int key = 0;
        foreach ((HitExplainer explainer, int concepts) in _explainers)
        {
            HitExplanation hit = explainer.Explain(doc, texts.TextOrNull, texts.Source);
            parts.AddRange(hit.Parts);
            spans.AddRange(hit.Spans.Select(s => new HitSpan(s.Field, s.StartOffset, s.EndOffset, key + s.Concept)));
            key += concepts;
        }
        LeafReaderContext leaf = _searcher.Reader.LeafOf(doc);
        foreach ((QueryPartQuery part, Weight weight, HashSet<string> words) in _parts)
        {
            var matches = new List<QueryMatch>();
            if (weight.Matches(leaf, doc - leaf.DocBase, matches))
            {
                AddWords(part, matches, words, key, texts, parts, spans);
            }
            key++;
        }
        return (_marginals is null ? parts : [.. _marginals.Of(doc, parts)], spans);
    }

    private static HashSet<string> WordsOf(string label) =>
        [.. Names.FoldKey(label).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private void AddWords(
        QueryPartQuery part, List<QueryMatch> matches, HashSet<string> words, int key, HitTexts texts,
        List<MatchedPart> parts, List<HitSpan> spans)
    {
        int shown = 0;
        var seen = new HashSet<(string, string)>();
        foreach (QueryMatch match in matches.OrderBy(m => m.Field, StringComparer.Ordinal).ThenBy(m => m.StartPosition))
        {
            if (!TryPlace(match, texts, out string field, out int from, out int to))
            {
                continue;
            }
            spans.Add(new HitSpan(field, from, to, key));
            string surface = texts.Text(field)[from..to];
            if (shown < MaxPartsPerQueryPart && seen.Add((field, surface)))
            {
                shown++;
                parts.Add(Describe(part, field, from, to, surface, words, texts) with
                {
                    StartPosition = HasPlace(match) ? match.StartPosition : -1,
                    EndPosition = HasPlace(match) ? match.EndPosition : -1,
                });
            }
        }
    }

    // The field of all text counts its words apart from the fields that they stand in.
    private static bool HasPlace(QueryMatch match) => match.Field != SystemFields.Plain && match.StartPosition >= 0;

    private static MatchedPart Describe(
        QueryPartQuery part, string field, int from, int to, string surface, HashSet<string> words, HitTexts texts)
    {
        (int start, int end) = texts.ToBytes(field, from, to);
        bool exact = words.IsSupersetOf(WordsOf(surface));
        return new MatchedPart
        {
            QueryPart = part.Label,
            Kind = exact ? VariantKind.Exact : VariantKind.Inflection,
            Tier = 0,
            Confidence = 1,
            Field = field,
            Surface = surface,
            StartByte = start,
            EndByte = end,
            StartOffset = from,
            EndOffset = to,
            Reason = exact
                ? $"The document says \"{surface}\", as the query does"
                : $"The document says \"{surface}\", another form of a word of the query",
        };
    }

    // The field of all text has no positions: its words are looked for in the fields that the text came from.
    private bool TryPlace(QueryMatch match, HitTexts texts, out string field, out int from, out int to)
    {
        field = match.Field;
        from = match.StartOffset;
        to = match.EndOffset;
        if (match.Field == SystemFields.Plain)
        {
            return texts.TryFindPlain(Encoding.UTF8.GetString(match.Term.Span), out field, out from, out to);
        }
        if (!_schema.TryGet(match.Field, out SchemaField? definition))
        {
            int dot = match.Field.LastIndexOf('.');
            field = dot > 0 ? match.Field[..dot] : match.Field;
        }
        else if (definition.Kind != FieldKind.Text)
        {
            return false;
        }
        return (from >= 0 && to > from && to <= texts.Text(field).Length)
            || texts.TryPlace(field, match.StartPosition, match.EndPosition, out from, out to);
    }
}
