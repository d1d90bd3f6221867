using Search.Codecs;

namespace Search.Queries;

/// <summary>Documents in which every part can stand, then their intervals.</summary>
internal sealed class IntervalScorer : TwoStepScorer
{
    private readonly IntervalReader _reader;
    private readonly float _boost;
    private readonly float _pivot;
    private readonly int _minExtent;

    internal IntervalScorer(IntervalReader reader, IntervalQuery query, float boost)
    {
        _reader = reader;
        _boost = boost;
        _pivot = query.Pivot;
        _minExtent = query.Source.MinExtent;
    }

    /// <inheritdoc/>
    public override DocIdSetIterator Approximation => _reader.Docs;

    /// <inheritdoc/>
    public override float ConfirmCost => 200;

    /// <summary>The intervals of the current document.</summary>
    internal IReadOnlyList<Interval> Intervals => _reader.Intervals;

    /// <summary>The frequency in the current document.</summary>
    internal float Freq
    {
        get
        {
            float freq = 0;
            foreach (Interval interval in _reader.Intervals)
            {
                freq = (float)(freq + (1.0 / Math.Max(interval.Width - _minExtent + 1, 1)));
            }
            return freq;
        }
    }

    /// <inheritdoc/>
    public override bool Confirm()
    {
        _reader.Read();
        return _reader.Intervals.Count > 0;
    }

    // Not freq / (freq + pivot): written so, rounding never lets a greater frequency score less.
    /// <inheritdoc/>
    public override float Score() => _boost * (1.0f - (_pivot / (_pivot + Freq)));

    /// <inheritdoc/>
    public override float GetMaxScore(int upTo) => _boost * (1.0f - (_pivot / (_pivot + float.MaxValue)));
}
