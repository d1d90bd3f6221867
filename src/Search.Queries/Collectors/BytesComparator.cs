using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>By the bytes of a sorted, sorted-set or binary doc value, unsigned; documents without one first or
/// last.</summary>
internal sealed class BytesComparator : FieldComparator
{
    private readonly SortField _sort;
    private readonly string _field;
    private readonly bool _reverse;
    private readonly int _missing;
    private byte[]?[] _slots;
    private SortedDocValues? _sorted;
    private SortedSetDocValues? _set;
    private BinaryDocValues? _binary;
    private LeafReader? _leaf;
    private long _ord;
    private bool _has;

    // Where the slots' values stand among the ordinals of a leaf, and of which leaf that is known.
    private SortPlace[] _places;
    private int[] _placeLeaf;
    private int _leafNumber;

    internal BytesComparator(SortField field, int slots)
    {
        _sort = field;
        _field = field.Field;
        _reverse = field.Reverse;
        _missing = field.MissingFirst ? -1 : 1;
        _slots = new byte[]?[slots];
        _places = new SortPlace[slots];
        _placeLeaf = new int[slots];
    }

    internal override bool HasRuns => _sort.Kind == SortKind.Text;

    internal override bool IsPlain => true;

    private bool HasOrds => _sorted is not null || _set is not null;

    private ReadOnlySpan<byte> Current =>
        _sorted is not null ? _sorted.LookupOrd((int)_ord)
        : _set is not null ? _set.LookupOrd(_ord)
        : _binary is not null ? _binary.BinaryValue
        : default;

    /// <summary>Of the ordinals of a document the one that it is sorted by.</summary>
    internal static long Pick(SortedSetDocValues values, bool greatest)
    {
        long picked = values.NextOrd();
        for (long next = picked; greatest && next != SortedSetDocValues.NoMoreOrds; next = values.NextOrd())
        {
            picked = next;
        }
        return picked;
    }

    internal override void SetLeaf(LeafReaderContext leaf)
    {
        _leaf = leaf.Reader;
        _leafNumber++;
        _sorted = leaf.Reader.GetSortedDocValues(_field);
        _set = _sorted is null ? leaf.Reader.GetSortedSetDocValues(_field) : null;
        _binary = _sorted is null && _set is null ? leaf.Reader.GetBinaryDocValues(_field) : null;
    }

    internal override void Read(int doc, float score)
    {
        if (_sorted is not null)
        {
            _has = _sorted.AdvanceExact(doc);
            _ord = _has ? _sorted.OrdValue : -1;
        }
        else if (_set is not null)
        {
            _has = _set.AdvanceExact(doc);
            _ord = _has ? Pick(_set, _reverse) : -1;
        }
        else
        {
            _has = _binary is not null && _binary.AdvanceExact(doc);
        }
    }

    internal override void Keep(int slot)
    {
        _slots[slot] = _has ? Current.ToArray() : null;
        _places[slot] = SortPlace.At(_ord);
        _placeLeaf[slot] = _leafNumber;
    }

    internal override void Keep(int slot, object? value)
    {
        _slots[slot] = (byte[]?)value;
        _placeLeaf[slot] = 0;
    }

    internal override int CompareCurrent(int slot)
    {
        byte[]? other = _slots[slot];
        if (!_has || other is null)
        {
            return CompareMissing(_has, other is not null);
        }
        if (!HasOrds)
        {
            return Order(Current.SequenceCompareTo(other));
        }
        SortPlace place = PlaceOf(slot, other);
        return Order(_ord > place.Floor ? 1 : _ord < place.Ceiling ? -1 : 0);
    }

    internal override DocRun NextRun(int target, int worst, int after, bool ties)
    {
        if (_leaf is null || !HasOrds || (worst < 0 && after < 0))
        {
            return DocRun.From(target);
        }
        SortBounds bounds = SortBounds.All;
        if (worst >= 0)
        {
            bounds = bounds.Before(_slots[worst] is { } value ? PlaceOf(worst, value) : null, ties, _sort);
        }
        if (after >= 0)
        {
            bounds = bounds.From(_slots[after] is { } value ? PlaceOf(after, value) : null, _sort);
        }
        return ColumnBlocks.Of(_leaf, _field, _reverse).NextRun(target, bounds);
    }

    internal override bool Follows(IndexSortField sort)
    {
        IndexSortField wanted = _set is null
            ? IndexSorts.Text(_field, _reverse)
            : IndexSorts.OneOfTexts(_field, _reverse ? IndexSorts.Max : IndexSorts.Min, _reverse);
        bool isMissingFirst = !sort.HasMissingValue || sort.MissingValue == 1;
        return HasOrds && sort with { HasMissingValue = false, MissingValue = 0 } == wanted
            && (isMissingFirst != _reverse) == _sort.MissingFirst;
    }

    internal override int Compare(int a, int b)
    {
        byte[]? left = _slots[a];
        byte[]? right = _slots[b];
        return left is not null && right is not null
            ? Order(left.AsSpan().SequenceCompareTo(right))
            : CompareMissing(left is not null, right is not null);
    }

    internal override object? Value(int slot) => _slots[slot];

    internal override void Grow(int slots)
    {
        Array.Resize(ref _slots, slots);
        Array.Resize(ref _places, slots);
        Array.Resize(ref _placeLeaf, slots);
    }

    private SortPlace PlaceOf(int slot, byte[] value)
    {
        if (_placeLeaf[slot] != _leafNumber)
        {
            _places[slot] = SortPlace.Found(_sorted?.LookupTerm(value) ?? _set?.LookupTerm(value) ?? -1);
            _placeLeaf[slot] = _leafNumber;
        }
        return _places[slot];
    }

    private int Order(int order) => _reverse ? -order : order;

    private int CompareMissing(bool hasA, bool hasB) => hasA == hasB ? 0 : hasA ? -_missing : _missing;
}
