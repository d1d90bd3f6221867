namespace Search.Queries;

/// <summary>Parts one right after another.</summary>
internal sealed class PhraseIntervals : IntervalSource
{
    private readonly IReadOnlyList<IntervalSource> _parts;

    private PhraseIntervals(IReadOnlyList<IntervalSource> parts) => _parts = parts;

    /// <inheritdoc/>
    public override int MinExtent => _parts.Sum(p => p.MinExtent);

    /// <summary>The phrase, or all phrases when parts have alternatives.</summary>
    internal static IntervalSource Of(IReadOnlyList<IntervalSource> parts)
    {
        List<IntervalSource> flat =
            [.. Checked(parts).SelectMany(p => p is PhraseIntervals inner ? inner._parts : [p])];
        return flat.Count == 1
            ? flat[0]
            : OrIntervals.Of(Alternatives.Expand(flat, p => new PhraseIntervals(p)));
    }

    /// <inheritdoc/>
    public override string ToString() => Show("PHRASE", _parts);

    /// <inheritdoc/>
    internal override IntervalReader? GetReader(IntervalLeaf leaf) =>
        PartsReader.Open(_parts, leaf) is { } readers ? new Reader(readers) : null;

    private sealed class Reader(IntervalReader[] parts) : PartsReader(parts)
    {
        private readonly int[] _at = new int[parts.Length];

        private protected override void Combine()
        {
            Array.Clear(_at);
            foreach (Interval first in Parts[0].Intervals)
            {
                Interval whole = first;
                int next = 1;
                for (; next < Parts.Length && TryFollow(next, whole.End, out Interval part); next++)
                {
                    whole = Interval.Span(whole, part);
                }
                if (next == Parts.Length)
                {
                    Intervals.Add(whole with { Gaps = 0 });
                }
            }
        }

        /// <summary>The interval of a part that begins right behind a position.</summary>
        private bool TryFollow(int part, int end, out Interval found)
        {
            List<Interval> all = Parts[part].Intervals;
            int at = _at[part];
            while (at < all.Count && all[at].Start <= end)
            {
                at++;
            }
            _at[part] = at;
            found = at < all.Count ? all[at] : default;
            return at < all.Count && found.Start == end + 1;
        }
    }
}
