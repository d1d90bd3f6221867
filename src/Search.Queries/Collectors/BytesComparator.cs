using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>By the bytes of a sorted, sorted-set or binary doc value, unsigned; documents without one first or
/// last.</summary>
internal sealed class BytesComparator : FieldComparator
{
    private readonly string _field;
    private readonly bool _reverse;
    private readonly int _missing;
    private byte[]?[] _slots;
    private SortedDocValues? _sorted;
    private SortedSetDocValues? _set;
    private BinaryDocValues? _binary;
    private long _ord;
    private bool _has;

    internal BytesComparator(SortField field, int slots)
    {
        _field = field.Field;
        _reverse = field.Reverse;
        _missing = field.MissingFirst ? -1 : 1;
        _slots = new byte[]?[slots];
    }

    private ReadOnlySpan<byte> Current =>
        _sorted is not null ? _sorted.LookupOrd((int)_ord)
        : _set is not null ? _set.LookupOrd(_ord)
        : _binary is not null ? _binary.BinaryValue
        : default;

    internal override void SetLeaf(LeafReaderContext leaf)
    {
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
            _ord = _has ? _set.NextOrd() : -1;
            for (long next = _ord; _has && _reverse && next >= 0; next = _set.NextOrd())
            {
                _ord = next;
            }
        }
        else
        {
            _has = _binary is not null && _binary.AdvanceExact(doc);
        }
    }

    internal override void Keep(int slot) => _slots[slot] = _has ? Current.ToArray() : null;

    internal override void Keep(int slot, object? value) => _slots[slot] = (byte[]?)value;

    internal override int CompareCurrent(int slot)
    {
        byte[]? other = _slots[slot];
        return _has && other is not null
            ? Order(Current.SequenceCompareTo(other))
            : CompareMissing(_has, other is not null);
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

    internal override void Grow(int slots) => Array.Resize(ref _slots, slots);

    private int Order(int order) => _reverse ? -order : order;

    private int CompareMissing(bool hasA, bool hasB) => hasA == hasB ? 0 : hasA ? -_missing : _missing;
}
