using Search.Codecs;

namespace Search.Queries;

/// <summary>Any of several parts.</summary>
internal sealed class OrIntervals : IntervalSource
{
    private readonly IReadOnlyList<IntervalSource> _parts;

    private OrIntervals(IReadOnlyList<IntervalSource> parts) => _parts = parts;

    /// <inheritdoc/>
    public override int MinExtent => _parts.Min(p => p.MinExtent);

    /// <inheritdoc/>
    internal override bool IsSingle => _parts.All(p => p.IsSingle);

    /// <inheritdoc/>
    internal override IReadOnlyList<IntervalSource> Disjuncts => _parts;

    /// <summary>The distinct alternatives.</summary>
    internal static IntervalSource Of(IReadOnlyList<IntervalSource> parts)
    {
        List<IntervalSource> distinct = [.. Checked(parts).SelectMany(p => p.Disjuncts).Distinct()];
        return distinct.Count == 1 ? distinct[0] : new OrIntervals(distinct);
    }

    /// <inheritdoc/>
    public override string ToString() => Show("OR", _parts);

    /// <inheritdoc/>
    internal override IntervalReader? GetReader(IntervalLeaf leaf)
    {
        IntervalReader[] readers = [.. _parts.Select(p => p.GetReader(leaf)).OfType<IntervalReader>()];
        return readers.Length switch
        {
            0 => null,
            1 => readers[0],
            _ => new Reader(readers),
        };
    }

    private sealed class Reader(IntervalReader[] parts) : IntervalReader(new AnyOf(parts))
    {
        internal override void Read()
        {
            Intervals.Clear();
            foreach (IntervalReader part in parts)
            {
                if (part.Docs.DocId == Docs.DocId)
                {
                    part.Read();
                    Intervals.AddRange(part.Intervals);
                }
            }
            KeepMinimal();
        }
    }

    private sealed class AnyOf(IntervalReader[] parts) : DocIdSetIterator
    {
        private int _doc = -1;

        public override int DocId => _doc;

        public override long Cost => parts.Sum(p => p.Docs.Cost);

        public override int NextDoc() => Advance(_doc + 1);

        public override int Advance(int target)
        {
            int next = NoMoreDocs;
            foreach (IntervalReader part in parts)
            {
                int at = part.Docs.DocId;
                next = Math.Min(next, at < target ? part.Docs.Advance(target) : at);
            }
            _doc = next;
            return next;
        }
    }
}
