namespace Search.Queries;

/// <summary>Parts in any order.</summary>
internal sealed class UnorderedIntervals : IntervalSource
{
    private readonly IReadOnlyList<IntervalSource> _parts;

    private UnorderedIntervals(IReadOnlyList<IntervalSource> parts) => _parts = parts;

    /// <inheritdoc/>
    public override int MinExtent => _parts.Sum(p => p.MinExtent);

    /// <inheritdoc/>
    internal override IReadOnlyList<IntervalSource> Disjuncts => Alternatives.Expand(_parts, Of);

    /// <summary>The parts, those of unordered parts among them, equal ones as one part that repeats.</summary>
    internal static IntervalSource Of(IReadOnlyList<IntervalSource> parts)
    {
        List<IntervalSource> distinct = [.. Checked(parts)
            .SelectMany(p => p is UnorderedIntervals inner ? inner._parts : [p])
            .GroupBy(p => p)
            .Select(g => g.Count() == 1 ? g.Key : OrderedIntervals.Of([.. g]))];
        return distinct.Count == 1 ? distinct[0] : new UnorderedIntervals(distinct);
    }

    /// <inheritdoc/>
    public override string ToString() => Show("UNORDERED", _parts);

    /// <inheritdoc/>
    internal override IntervalReader? GetReader(IntervalLeaf leaf) =>
        PartsReader.Open(_parts, leaf) is { } readers ? new Reader(readers) : null;

    /// <summary>
    /// The part that begins first is moved on as long as the whole does not get wider at its end (Boldi and Vigna,
    /// Efficient lazy algorithms for minimal-interval semantics, 2006).
    /// </summary>
    private sealed class Reader(IntervalReader[] parts) : PartsReader(parts)
    {
        private readonly int[] _at = new int[parts.Length];

        private protected override void Combine()
        {
            Array.Clear(_at);
            bool alive = true;
            while (alive)
            {
                Interval whole = Whole();
                Interval found;
                do
                {
                    found = whole;
                    int first = First();
                    if (Current(first).End == found.End)
                    {
                        break;
                    }
                    alive = MoveOn(first);
                    whole = alive ? Whole() : whole;
                }
                while (alive && whole.End == found.End);
                Intervals.Add(found);
                while (alive && Current(First()).Start == found.Start)
                {
                    alive = MoveOn(First());
                }
            }
        }

        private Interval Current(int part) => Parts[part].Intervals[_at[part]];

        private bool MoveOn(int part) => ++_at[part] < Parts[part].Intervals.Count;

        private Interval Whole()
        {
            Interval whole = Current(0);
            int filled = whole.Width;
            for (int i = 1; i < Parts.Length; i++)
            {
                whole = Interval.Span(whole, Current(i));
                filled += Current(i).Width;
            }
            return whole with { Gaps = whole.Width - filled };
        }

        /// <summary>The part that begins first; of several the longest.</summary>
        private int First()
        {
            int first = 0;
            for (int i = 1; i < Parts.Length; i++)
            {
                Interval a = Current(i);
                Interval b = Current(first);
                if (a.Start < b.Start || (a.Start == b.Start && a.End > b.End))
                {
                    first = i;
                }
            }
            return first;
        }
    }
}
