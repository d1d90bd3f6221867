using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>By a numeric doc value; documents without one first or last.</summary>
internal sealed class NumericComparator : FieldComparator
{
    private readonly string _field;
    private readonly bool _reverse;
    private readonly int _missing;
    private long[] _slots;
    private bool[] _present;
    private NumericDocValues? _values;
    private SortedNumericDocValues? _multiple;
    private long _current;
    private bool _has;

    internal NumericComparator(SortField field, int slots)
    {
        _field = field.Field;
        _reverse = field.Reverse;
        _missing = field.MissingFirst ? -1 : 1;
        _slots = new long[slots];
        _present = new bool[slots];
    }

    internal override void SetLeaf(LeafReaderContext leaf)
    {
        _values = leaf.Reader.GetNumericDocValues(_field);
        _multiple = _values is null ? leaf.Reader.GetSortedNumericDocValues(_field) : null;
    }

    internal override void Read(int doc, float score)
    {
        _current = 0;
        if (_values is not null)
        {
            _has = _values.AdvanceExact(doc);
            if (_has)
            {
                _current = _values.LongValue;
            }
            return;
        }
        _has = _multiple is not null && _multiple.AdvanceExact(doc);
        for (int i = _has && _multiple is not null ? (_reverse ? _multiple.DocValueCount : 1) : 0; i > 0; i--)
        {
            _current = _multiple?.NextValue() ?? 0;
        }
    }

    internal override void Keep(int slot)
    {
        _slots[slot] = _current;
        _present[slot] = _has;
    }

    internal override void Keep(int slot, object? value)
    {
        _present[slot] = value is not null;
        _slots[slot] = value is null ? 0 : (long)value;
    }

    internal override int CompareCurrent(int slot) => Compare(_current, _has, _slots[slot], _present[slot]);

    internal override int Compare(int a, int b) => Compare(_slots[a], _present[a], _slots[b], _present[b]);

    internal override object? Value(int slot) => _present[slot] ? _slots[slot] : null;

    internal override void Grow(int slots)
    {
        Array.Resize(ref _slots, slots);
        Array.Resize(ref _present, slots);
    }

    private int Compare(long a, bool hasA, long b, bool hasB)
    {
        if (hasA && hasB)
        {
            int order = a.CompareTo(b);
            return _reverse ? -order : order;
        }
        return hasA == hasB ? 0 : hasA ? -_missing : _missing;
    }
}
