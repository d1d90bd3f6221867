using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>By a numeric doc value; documents without one first or last.</summary>
internal sealed class NumericComparator : FieldComparator
{
    private readonly SortField _sort;
    private readonly string _field;
    private readonly bool _reverse;
    private readonly int _missing;
    private long[] _slots;
    private bool[] _present;
    private NumericDocValues? _values;
    private SortedNumericDocValues? _multiple;
    private LeafReader? _leaf;
    private long _current;
    private long? _missingPlace;
    private bool _has;

    internal NumericComparator(SortField field, int slots)
    {
        _sort = field;
        _field = field.Field;
        _reverse = field.Reverse;
        _missing = field.MissingFirst ? -1 : 1;
        _slots = new long[slots];
        _present = new bool[slots];
    }

    internal override bool HasRuns => true;

    internal override bool IsPlain => _has && _current != _missingPlace;

    /// <summary>Of the values of a document the one that it is sorted by.</summary>
    internal static long Pick(SortedNumericDocValues values, bool greatest)
    {
        long picked = 0;
        for (int i = greatest ? values.DocValueCount : 1; i > 0; i--)
        {
            picked = values.NextValue();
        }
        return picked;
    }

    internal override void SetLeaf(LeafReaderContext leaf)
    {
        _leaf = leaf.Reader;
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
        if (_has && _multiple is not null)
        {
            _current = Pick(_multiple, _reverse);
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

    internal override DocRun NextRun(int target, int worst, int after, bool ties)
    {
        if (_leaf is null || (worst < 0 && after < 0))
        {
            return DocRun.From(target);
        }
        SortBounds bounds = SortBounds.All;
        if (worst >= 0)
        {
            bounds = bounds.Before(PlaceOf(worst), ties, _sort);
        }
        if (after >= 0)
        {
            bounds = bounds.From(PlaceOf(after), _sort);
        }
        return ColumnBlocks.Of(_leaf, _field, _reverse).NextRun(target, bounds);
    }

    internal override int BestStart(LeafReader leaf, int after) =>
        leaf.MaxDoc < ColumnBlocks.LongLeafDocs || _sort.MissingFirst
            ? 0
            : ColumnBlocks.Of(leaf, _field, _reverse).BestStart(
                after < 0 ? SortBounds.All : SortBounds.All.From(PlaceOf(after), _sort), _reverse);

    // Documents without a value have the place of one number: it must be at the end where they are wanted, or there are none.
    internal override bool Follows(IndexSortField sort)
    {
        IndexSortField wanted = _multiple is null
            ? IndexSorts.Int64(_field, _reverse)
            : IndexSorts.OneOfInt64(_field, _reverse ? IndexSorts.Max : IndexSorts.Min, _reverse);
        if (_leaf is null || sort with { HasMissingValue = false, MissingValue = 0 } != wanted)
        {
            return false;
        }
        _missingPlace = sort.MissingValue;
        if (sort.MissingValue == (_reverse == _sort.MissingFirst ? long.MaxValue : long.MinValue))
        {
            return true;
        }
        _missingPlace = null;
        return !ColumnBlocks.Of(_leaf, _field, _reverse).HasMissing;
    }

    private SortPlace? PlaceOf(int slot) => _present[slot] ? SortPlace.At(_slots[slot]) : null;

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
