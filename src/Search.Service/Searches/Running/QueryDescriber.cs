using System.Globalization;
using Search.Indexing;
using Search.Queries;

namespace Search.Service;

/// <summary>Shows an engine query as a tree of plain words, with what it costs.</summary>
internal sealed class QueryDescriber
{
    // Terms of annotations begin with this mark, which no person can read.
    private const char EntityMark = '\u0001';

    /// <summary>Words of a pattern that are listed.</summary>
    private const int ListedTerms = 50;

    private readonly IndexSearcher _searcher;

    private QueryDescriber(IndexSearcher searcher) => _searcher = searcher;

    /// <summary>Describes what an input became.</summary>
    public static QueryExpansion Describe(BuiltQuery built, IndexSearcher searcher, string variantDataVersion) => new()
    {
        Query = new QueryDescriber(searcher).Describe(built.Query),
        Concepts = [.. built.Expansions.SelectMany(e => e.Concepts)],
        Dropped = built.Dropped,
        Cost = Cost(built.Query, searcher),
        VariantDataVersion = variantDataVersion,
    };

    private ExpansionNode Describe(Query query) => query switch
    {
        BooleanQuery boolean => new(
            "bool", boolean.MinimumShouldMatch > 0 ? Number("at least ", boolean.MinimumShouldMatch) : string.Empty,
            [.. boolean.Clauses.Select(c => new ExpansionNode(NameOf(c.Occur), string.Empty, [Describe(c.Query)]))]),
        DisjunctionMaxQuery best => new(
            "best_of", Number("share of the others ", best.TieBreaker), [.. best.Disjuncts.Select(Describe)]),
        CoordinationQuery all => new(
            "coordination", Number("at most times ", all.MaxMultiplier), [.. all.Clauses.Select(Describe)]),
        CheckedQuery looked => new("checked", "matches that hold on a second look", [Describe(looked.Inner)]),
        RecencyQuery recent => new(
            "recency", $"by {recent.Field}, at least times {Number(string.Empty, recent.Floor)}", [Describe(recent.Inner)]),
        BoostQuery boost => new("boost", Number("times ", boost.Boost), [Describe(boost.Inner)]),
        ConstantScoreQuery constant => new("constant_score", string.Empty, [Describe(constant.Inner)]),
        ConceptQuery concept => new("concept", concept.Name, [.. concept.Parts.Select(Describe)]),
        TermQuery term => new("term", Show(term.Term), []),
        PhraseQuery phrase => new(
            "phrase", $"{phrase.Field}: {string.Join(' ', phrase.Terms.Select(t => t.Text))}", []),
        FuzzyQuery fuzzy => Describe(fuzzy, fuzzy.Expand(_searcher.Reader)),
        MultiTermQuery pattern => Describe(pattern, pattern.FirstTerms(_searcher.Reader, ListedTerms + 1)),
        MatchAllDocsQuery => new("match_all", "every document", []),
        MatchNoDocsQuery => new("match_none", "no document", []),
        _ => new(KindOf(query), Readable(query.ToString()), []),
    };

    private static ExpansionNode Describe(ConceptPart part) => new(
        part.Terms.Count == 1 ? "term" : "phrase",
        $"{part.Field}: {Readable(string.Join(' ', part.Terms.Select(t => t.Text)))}{Number(" x ", part.Weight)}",
        []);

    private static ExpansionNode Describe(FuzzyQuery query, FuzzyExpansion expansion) => new(
        "fuzzy",
        query + (expansion.IsCapped ? $", the nearest {query.MaxExpansions}; there may be more" : string.Empty),
        [.. expansion.Terms.Select(t => new ExpansionNode("term", Show(t.Term) + Number(" x ", t.Boost), []))]);

    private static ExpansionNode Describe(MultiTermQuery query, IReadOnlyList<Term> terms) => new(
        KindOf(query),
        query + (terms.Count > ListedTerms ? $", the first {ListedTerms}; there are more" : string.Empty),
        [.. terms.Take(ListedTerms).Select(t => new ExpansionNode("term", Show(t), []))]);

    private static string NameOf(Occur occur) => occur switch
    {
        Occur.Must => "must",
        Occur.MustNot => "must_not",
        Occur.Filter => "filter",
        _ => "should",
    };

    // TermInSetQuery becomes term_in_set.
    private static string KindOf(Query query)
    {
        string name = query.GetType().Name;
        name = name.EndsWith("Query", StringComparison.Ordinal) ? name[..^"Query".Length] : name;
        return string.Concat(name.Select((c, i) =>
            char.IsAsciiLetterUpper(c) ? (i > 0 ? "_" : string.Empty) + (char)(c | 0x20) : c.ToString()));
    }

    private static string Number(string before, double value) =>
        before + value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Show(Term term) => $"{term.Field}: {Readable(term.Text)}";

    private static string Readable(string text) => text.Replace(EntityMark, '~');

    private static long Cost(Query query, IndexSearcher searcher)
    {
        long cost = 0;
        query.Visit(part => cost += part switch
        {
            TermQuery term => DocFreq(searcher, term.Term),
            PhraseQuery phrase => phrase.Terms.Sum(t => DocFreq(searcher, t)),
            ConceptQuery concept => concept.Parts.SelectMany(p => p.Terms).Sum(t => DocFreq(searcher, t)),
            FuzzyQuery fuzzy => fuzzy.Expand(searcher.Reader).Terms.Sum(t => t.DocFreq),
            MultiTermQuery pattern => pattern.FirstTerms(searcher.Reader, ListedTerms).Sum(t => DocFreq(searcher, t)),
            MatchAllDocsQuery => searcher.Reader.MaxDoc,
            _ => 0,
        });
        return cost;
    }

    private static long DocFreq(IndexSearcher searcher, Term term) => searcher.GetTermStates(term).Statistics.DocFreq;
}
