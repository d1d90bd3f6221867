using Search.Indexing;
using Search.Queries;
using Search.Variants.Matching;

namespace Search.Variants;

/// <summary>
/// Says for hits of one expanded query which reading won, which variant is printed where, and which readings lost.
/// For one search; not thread-safe. Hits may come in any order, and cost least in the order of their documents.
/// </summary>
public sealed class HitExplainer
{
    /// <summary>The tier of guesses; its readings stand last.</summary>
    private const int FuzzyTier = 4;

    private readonly VariantSet _set;
    private readonly ExpandedQuery _query;
    private readonly IndexReader _reader;
    private readonly HitScorer[] _interpretations;
    private readonly HitScorer[][][] _readings;

    /// <summary>An explainer for a search.</summary>
    /// <param name="set">The set that the query was expanded with.</param>
    /// <param name="searcher">The searcher that found the hits.</param>
    /// <param name="query">The query.</param>
    public HitExplainer(VariantSet set, IndexSearcher searcher, ExpandedQuery query)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(searcher);
        ArgumentNullException.ThrowIfNull(query);
        _set = set;
        _query = query;
        _reader = searcher.Reader;
        _interpretations = [.. query.Interpretations.Select(way => Bind(searcher, way.Query))];
        _readings =
        [
            .. query.Interpretations.Select(way => way.Concepts.Select(concept =>
                concept.Readings.Select(reading => Bind(searcher, reading.Query)).ToArray()).ToArray()),
        ];
    }

    /// <summary>Explains a hit.</summary>
    /// <param name="doc">Document of the whole reader.</param>
    /// <param name="textOf">The text of a field of the document; null when it is not kept.</param>
    /// <param name="source">The document's source.</param>
    public HitExplanation Explain(int doc, Func<string, string?> textOf, string? source)
    {
        ArgumentNullException.ThrowIfNull(textOf);
        LeafReaderContext leaf = _reader.LeafOf(doc);
        int inLeaf = doc - leaf.DocBase;
        int way = BestInterpretation(leaf, inLeaf);
        var hit = new HitContext(_set, leaf, inLeaf, textOf, source);
        var parts = new List<MatchedPart>();
        var spans = new List<MatchedSpan>();
        IReadOnlyList<QueryConcept> concepts = _query.Interpretations[way].Concepts;
        for (int i = 0; i < concepts.Count; i++)
        {
            HitScorer[] readings = _readings[way][i];
            // One reading needs no comparison: it matches or it does not.
            int winner = readings.Length == 1 ? 0 : BestReading(concepts[i], readings, leaf, inLeaf);
            var matches = new List<QueryMatch>();
            if (winner >= 0 && readings[winner].Weight.Matches(leaf, inLeaf, matches))
            {
                new ConceptMatches(hit, concepts[i], winner, i).Add(matches, parts, spans);
            }
        }
        spans.Sort(static (a, b) =>
        {
            int order = string.CompareOrdinal(a.Field, b.Field);
            return order != 0 ? order : a.StartOffset.CompareTo(b.StartOffset);
        });
        return new HitExplanation(parts, spans) { Interpretation = way };
    }

    private static HitScorer Bind(IndexSearcher searcher, Query query) =>
        new(searcher.CreateWeight(query, ScoreMode.Complete, SearchPlan.DocumentAtATime));

    private static int BestReading(QueryConcept concept, HitScorer[] readings, LeafReaderContext leaf, int doc)
    {
        int best = -1;
        double top = double.NegativeInfinity;
        for (int i = 0; i < readings.Length; i++)
        {
            if (best >= 0 && concept.Readings[i].Tier == FuzzyTier && concept.Readings[best].Tier != FuzzyTier)
            {
                // What is spelled alike counts only where nothing else is found.
                break;
            }
            double score = readings[i].Score(leaf, doc) * concept.Readings[i].Confidence;
            if (score > top)
            {
                best = i;
                top = score;
            }
        }
        return best;
    }

    private int BestInterpretation(LeafReaderContext leaf, int doc)
    {
        int best = 0;
        double top = double.NegativeInfinity;
        for (int i = 0; _interpretations.Length > 1 && i < _interpretations.Length; i++)
        {
            double score = _interpretations[i].Score(leaf, doc);
            if (score > top)
            {
                best = i;
                top = score;
            }
        }
        return best;
    }
}
