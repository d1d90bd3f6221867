using System.Numerics;
using Search.Indexing;

namespace Search.Queries;

/// <summary>Counts ranges; which of them a document is in is one word of bits.</summary>
internal sealed class RangeFacetCounter : FacetCounter
{
    private readonly IReadOnlyList<FacetRange> _ranges;
    private readonly NumericFacetValues _values;
    private readonly long[] _counts;
    private readonly ulong _selected;
    private ulong _current;
    private bool _has;

    internal RangeFacetCounter(RangeFacet facet)
        : base(facet)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(facet.Ranges.Count, RangeFacet.MaxRanges, nameof(facet));
        _ranges = facet.Ranges;
        _values = new NumericFacetValues(facet.Field);
        _counts = new long[_ranges.Count];
        for (int i = 0; i < _ranges.Count; i++)
        {
            _selected |= facet.Selected.Contains(_ranges[i].Name) ? 1UL << i : 0;
        }
    }

    /// <inheritdoc/>
    internal override void SetLeaf(LeafReaderContext leaf) => _values.SetLeaf(leaf);

    /// <inheritdoc/>
    internal override bool Read(int doc)
    {
        int count = _values.Read(doc);
        _has = count > 0;
        _current = 0;
        for (; count > 0; count--)
        {
            long value = _values.Next();
            for (int i = 0; i < _ranges.Count; i++)
            {
                FacetRange range = _ranges[i];
                _current |= value >= range.Min && value <= range.Max ? 1UL << i : 0;
            }
        }
        return !HasSelection || (_current & _selected) != 0;
    }

    /// <inheritdoc/>
    internal override void Count()
    {
        Missing += _has ? 0 : 1;
        for (ulong left = _current; left != 0; left &= left - 1)
        {
            _counts[BitOperations.TrailingZeroCount(left)]++;
        }
    }

    /// <inheritdoc/>
    internal override FacetResult ToResult() => new(
        [.. _ranges.Select((range, i) => new FacetBucket(range.Name, _counts[i])
        {
            IsSelected = (_selected >> i & 1) != 0,
            Min = range.Min,
            Max = range.Max,
        })],
        Missing,
        _counts.Count(c => c > 0));
}
