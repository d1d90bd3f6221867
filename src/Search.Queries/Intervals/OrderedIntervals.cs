namespace Search.Queries;

/// <summary>Parts one after another without overlap.</summary>
internal sealed class OrderedIntervals : IntervalSource
{
    private readonly IReadOnlyList<IntervalSource> _parts;

    private OrderedIntervals(IReadOnlyList<IntervalSource> parts) => _parts = parts;

    /// <inheritdoc/>
    public override int MinExtent => _parts.Sum(p => p.MinExtent);

    /// <inheritdoc/>
    internal override IReadOnlyList<IntervalSource> Disjuncts =>
        Alternatives.Expand(_parts, p => new OrderedIntervals(p));

    /// <summary>The parts, those of ordered parts among them.</summary>
    internal static IntervalSource Of(IReadOnlyList<IntervalSource> parts)
    {
        List<IntervalSource> flat =
            [.. Checked(parts).SelectMany(p => p is OrderedIntervals inner ? inner._parts : [p])];
        return flat.Count == 1 ? flat[0] : new OrderedIntervals(flat);
    }

    /// <inheritdoc/>
    public override string ToString() => Show("ORDERED", _parts);

    /// <inheritdoc/>
    internal override IntervalReader? GetReader(IntervalLeaf leaf) =>
        PartsReader.Open(_parts, leaf) is { } readers ? new Reader(readers) : null;

    /// <summary>
    /// From each interval of the first part the nearest of each next part is taken: the ends ascend with the starts, so
    /// of several with the same end only the last is minimal.
    /// </summary>
    private sealed class Reader(IntervalReader[] parts) : PartsReader(parts)
    {
        private readonly int[] _at = new int[parts.Length];

        private protected override void Combine()
        {
            Array.Clear(_at);
            foreach (Interval first in Parts[0].Intervals)
            {
                Interval whole = first;
                int filled = first.Width;
                for (int i = 1; i < Parts.Length; i++)
                {
                    List<Interval> all = Parts[i].Intervals;
                    int at = _at[i];
                    while (at < all.Count && all[at].Start <= whole.End)
                    {
                        at++;
                    }
                    _at[i] = at;
                    if (at == all.Count)
                    {
                        return;
                    }
                    whole = Interval.Span(whole, all[at]);
                    filled += all[at].Width;
                }
                whole = whole with { Gaps = whole.Width - filled };
                if (Intervals.Count > 0 && Intervals[^1].End == whole.End)
                {
                    Intervals[^1] = whole;
                }
                else
                {
                    Intervals.Add(whole);
                }
            }
        }
    }
}
