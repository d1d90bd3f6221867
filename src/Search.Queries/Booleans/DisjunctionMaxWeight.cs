using Search.Indexing;

namespace Search.Queries;

/// <summary>A disjunction by maximum with the weights of its parts.</summary>
internal sealed class DisjunctionMaxWeight : Weight
{
    private readonly Weight[] _weights;
    private readonly float _tieBreaker;

    internal DisjunctionMaxWeight(DisjunctionMaxQuery query, IndexSearcher searcher, ScoreMode mode, float boost)
        : base(query)
    {
        _weights = [.. query.Disjuncts.Select(d => d.CreateWeight(searcher, mode, boost))];
        _tieBreaker = query.TieBreaker;
    }

    /// <inheritdoc/>
    public override Scorer? GetScorer(LeafReaderContext leaf)
    {
        Scorer[] scorers = [.. _weights.Select(w => w.GetScorer(leaf)).OfType<Scorer>()];
        return scorers.Length switch
        {
            0 => null,
            1 => scorers[0],
            _ => new DisMaxScorer(scorers, _tieBreaker),
        };
    }

    /// <inheritdoc/>
    public override Explanation Explain(LeafReaderContext leaf, int doc)
    {
        Explanation[] parts = [.. _weights.Select(w => w.Explain(leaf, doc)).Where(e => e.IsMatch)];
        return parts.Length > 0 && TryScore(leaf, doc, out float score)
            ? Explanation.Match(score, $"max plus {JavaFloat.Format(_tieBreaker)} times the others of:", parts)
            : Explanation.NoMatch("no alternative matches");
    }

    /// <inheritdoc/>
    public override bool Matches(LeafReaderContext leaf, int doc, ICollection<QueryMatch> into)
    {
        bool any = false;
        foreach (Weight weight in _weights)
        {
            any |= weight.Matches(leaf, doc, into);
        }
        return any;
    }

    /// <inheritdoc/>
    public override OccurrenceReader? GetOccurrences(LeafReaderContext leaf)
    {
        List<OccurrenceReader> readers = [.. _weights.Select(w => w.GetOccurrences(leaf)).OfType<OccurrenceReader>()];
        return readers.Count == 0 ? null : new CompositeOccurrenceReader(readers);
    }
}
