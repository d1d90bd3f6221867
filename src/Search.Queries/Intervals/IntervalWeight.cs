using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>Weight of an interval query.</summary>
internal sealed class IntervalWeight : Weight
{
    private readonly IntervalQuery _query;
    private readonly float _boost;

    internal IntervalWeight(IntervalQuery query, float boost)
        : base(query)
    {
        _query = query;
        _boost = boost;
    }

    /// <inheritdoc/>
    public override Scorer? GetScorer(LeafReaderContext leaf) => Create(leaf, PostingsFlags.Positions);

    /// <inheritdoc/>
    public override Explanation Explain(LeafReaderContext leaf, int doc)
    {
        if (Create(leaf, PostingsFlags.Positions) is not { } scorer || scorer.Advance(doc) != doc)
        {
            return Explanation.NoMatch($"no interval of {Query}");
        }
        float score = scorer.Score();
        return Explanation.Match(
            score,
            $"weight({Query} in {doc}), boost * freq / (freq + pivot) of:",
            Explanation.Match(_boost, "boost"),
            Explanation.Match(scorer.Freq, "freq, sum of 1 / (1 + width - least width)"),
            Explanation.Match(_query.Pivot, "pivot"));
    }

    /// <inheritdoc/>
    public override bool Matches(LeafReaderContext leaf, int doc, ICollection<QueryMatch> into)
    {
        if (Create(leaf, PostingsFlags.All) is not { } scorer || scorer.Advance(doc) != doc)
        {
            return false;
        }
        foreach (Interval interval in scorer.Intervals)
        {
            into.Add(new QueryMatch(
                Query,
                _query.Field,
                default,
                interval.Start,
                interval.End + 1,
                interval.StartOffset,
                interval.EndOffset,
                default));
        }
        return true;
    }

    private IntervalScorer? Create(LeafReaderContext leaf, PostingsFlags flags) =>
        _query.Source.GetReader(new IntervalLeaf(leaf.Reader, _query.Field, flags)) is { } reader
            ? new IntervalScorer(reader, _query, _boost)
            : null;
}
