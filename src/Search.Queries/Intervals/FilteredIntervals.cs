using System.Globalization;

namespace Search.Queries;

/// <summary>Intervals of a source that are not too wide and not too full of gaps.</summary>
internal sealed class FilteredIntervals : IntervalSource
{
    private readonly IntervalSource _inner;
    private readonly int _maxGaps;
    private readonly int _maxWidth;

    private FilteredIntervals(IntervalSource inner, int maxGaps, int maxWidth)
    {
        _inner = inner;
        _maxGaps = maxGaps;
        _maxWidth = maxWidth;
    }

    /// <inheritdoc/>
    public override int MinExtent => _inner.MinExtent;

    /// <summary>Filters each alternative of a source: a short one must not hide a longer one with fewer gaps.</summary>
    internal static IntervalSource Of(IntervalSource inner, int maxGaps, int maxWidth) =>
        OrIntervals.Of([.. inner.Disjuncts.Select(d => new FilteredIntervals(d, maxGaps, maxWidth))]);

    /// <inheritdoc/>
    internal override bool IsSingle => _inner.IsSingle;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(_maxGaps == int.MaxValue ? $"MAXWIDTH/{_maxWidth}" : $"MAXGAPS/{_maxGaps}")}({_inner})");

    /// <inheritdoc/>
    internal override IntervalReader? GetReader(IntervalLeaf leaf) =>
        _inner.GetReader(leaf) is { } reader ? new Reader(reader, _maxGaps, _maxWidth) : null;

    private sealed class Reader(IntervalReader inner, int maxGaps, int maxWidth) : IntervalReader(inner.Docs)
    {
        internal override void Read()
        {
            inner.Read();
            Intervals.Clear();
            foreach (Interval interval in inner.Intervals)
            {
                if (interval.Gaps <= maxGaps && interval.Width <= maxWidth)
                {
                    Intervals.Add(interval);
                }
            }
        }
    }
}
