using System.Globalization;
using Search.Indexing;

namespace Search.Queries;

/// <summary>A coordination with the weights of its clauses.</summary>
internal sealed class CoordinationWeight : Weight
{
    private readonly CoordinationQuery _query;
    /// <summary>Matching clauses are counted in a byte.</summary>
    private const int MaxClauses = byte.MaxValue;

    private readonly Weight[] _weights;
    private readonly SearchPlan _plan;

    internal CoordinationWeight(CoordinationQuery query, IndexSearcher searcher, ScoreMode mode, float boost)
        : base(query)
    {
        _query = query;
        _plan = searcher.Plan;
        _weights = [.. query.Clauses.Select(c => c.CreateWeight(searcher, mode, boost))];
    }

    /// <inheritdoc/>
    public override Scorer? GetScorer(LeafReaderContext leaf)
    {
        (Scorer[] scorers, OccurrenceReader?[] readers) = Clauses(leaf);
        return scorers.Length < Math.Max(1, _query.MinimumShouldMatch)
            ? null
            : new CoordinationScorer(_query, scorers, readers);
    }

    /// <inheritdoc/>
    public override BulkScorer? GetBulkScorer(LeafReaderContext leaf)
    {
        if (_plan == SearchPlan.DocumentAtATime || _weights.Length > MaxClauses)
        {
            return base.GetBulkScorer(leaf);
        }
        (Scorer[] scorers, OccurrenceReader?[] readers) = Clauses(leaf);
        return scorers.Length < Math.Max(1, _query.MinimumShouldMatch)
            ? null
            : new CoordinationBulkScorer(_query, scorers, readers, _plan, leaf.Reader.MaxDoc);
    }

    /// <inheritdoc/>
    public override Explanation Explain(LeafReaderContext leaf, int doc)
    {
        if (GetScorer(leaf) is not CoordinationScorer scorer || scorer.Advance(doc) != doc)
        {
            return Explanation.NoMatch("too few of the clauses match");
        }
        float score = scorer.Score();
        Explanation[] parts = [.. _weights.Select(w => w.Explain(leaf, doc)).Where(e => e.IsMatch)];
        double closeness = scorer.Closeness();
        string matched = $"{parts.Length.ToString(CultureInfo.InvariantCulture)} of "
            + $"{_weights.Length.ToString(CultureInfo.InvariantCulture)} clauses match";
        return Explanation.Match(
            score,
            "sum * coordination * proximity",
            Explanation.Match(parts.Sum(p => (double)(float)p.Value), "sum of:", parts),
            Explanation.Match(
                _query.Multiplier(parts.Length),
                $"coordination, {matched}, at most {JavaFloat.Format(_query.MaxMultiplier)}"),
            Explanation.Match(
                1 + (_query.MaxProximityBonus * closeness),
                "proximity, share of pairs within "
                    + $"{_query.ProximityDistance.ToString(CultureInfo.InvariantCulture)} positions: "
                    + closeness.ToString("0.###", CultureInfo.InvariantCulture)));
    }

    /// <inheritdoc/>
    public override bool Matches(LeafReaderContext leaf, int doc, ICollection<QueryMatch> into)
    {
        if (!TryScore(leaf, doc, out _))
        {
            return false;
        }
        foreach (Weight weight in _weights)
        {
            weight.Matches(leaf, doc, into);
        }
        return true;
    }

    private (Scorer[] Scorers, OccurrenceReader?[] Readers) Clauses(LeafReaderContext leaf)
    {
        var scorers = new List<Scorer>();
        var readers = new List<OccurrenceReader?>();
        foreach (Weight weight in _weights)
        {
            if (weight.GetScorer(leaf) is { } scorer)
            {
                scorers.Add(scorer);
                readers.Add(_query.MaxProximityBonus > 0 ? weight.GetOccurrences(leaf) : null);
            }
        }
        return ([.. scorers], [.. readers]);
    }
}
