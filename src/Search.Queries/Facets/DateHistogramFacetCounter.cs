using Search.Indexing;

namespace Search.Queries;

/// <summary>Counts stretches of the calendar.</summary>
internal sealed class DateHistogramFacetCounter : FacetCounter
{
    private readonly CalendarUnit _unit;
    private readonly NumericFacetValues _values;
    private readonly Dictionary<long, long> _counts = [];
    private readonly HashSet<long> _selected = [];
    private readonly List<long> _current = [];
    private long _start = 1;
    private long _end;
    private long _number;
    private bool _has;

    internal DateHistogramFacetCounter(DateHistogramFacet facet)
        : base(facet)
    {
        _unit = facet.Unit;
        _values = new NumericFacetValues(facet.Field);
        foreach (string label in facet.Selected)
        {
            if (!Calendar.TryParse(_unit, label, out long number))
            {
                throw new ArgumentException($"\"{label}\" is no {_unit}", nameof(facet));
            }
            _selected.Add(number);
        }
    }

    /// <inheritdoc/>
    internal override void SetLeaf(LeafReaderContext leaf) => _values.SetLeaf(leaf);

    /// <inheritdoc/>
    internal override bool Read(int doc)
    {
        _current.Clear();
        int count = _values.Read(doc);
        _has = count > 0;
        bool isSelected = !HasSelection;
        for (; count > 0; count--)
        {
            long number = NumberOf(_values.Next());
            if (_current.Count == 0 || _current[^1] != number)
            {
                _current.Add(number);
                isSelected = isSelected || _selected.Contains(number);
            }
        }
        return isSelected;
    }

    /// <inheritdoc/>
    internal override void Count()
    {
        Missing += _has ? 0 : 1;
        foreach (long number in _current)
        {
            _counts.TryGetValue(number, out long count);
            _counts[number] = count + 1;
        }
    }

    /// <inheritdoc/>
    internal override FacetResult ToResult() => new(
        [.. _counts.Keys.Union(_selected).Order().Select(number => new FacetBucket(
            Calendar.Label(_unit, number), _counts.GetValueOrDefault(number))
        {
            IsSelected = _selected.Contains(number),
            Min = Calendar.StartOf(_unit, number),
            Max = LastOf(number),
        })],
        Missing,
        _counts.Count);

    // Documents of one time often lie together: the stretch of the value before is looked at first.
    private long NumberOf(long value)
    {
        if (value < _start || value > _end)
        {
            _number = Calendar.NumberOf(_unit, value);
            _start = Calendar.StartOf(_unit, _number);
            _end = LastOf(_number);
        }
        return _number;
    }

    private long LastOf(long number)
    {
        long next = Calendar.StartOf(_unit, number + 1);
        return next == long.MaxValue ? next : next - 1;
    }
}
