using Search.Indexing;

namespace Search.Queries;

/// <summary>Highest score first.</summary>
internal sealed class ScoreComparator : FieldComparator
{
    private float[] _slots;
    private readonly int _sign;
    private float _current;

    internal ScoreComparator(SortField field, int slots)
    {
        _slots = new float[slots];
        _sign = field.Reverse ? 1 : -1;
    }

    internal override void SetLeaf(LeafReaderContext leaf)
    {
    }

    internal override void Read(int doc, float score) => _current = score;

    internal override void Keep(int slot) => _slots[slot] = _current;

    internal override void Keep(int slot, object? value) =>
        _slots[slot] = value is float score ? score : throw new ArgumentException("the value of a score is a float");

    internal override int CompareCurrent(int slot) => _sign * _current.CompareTo(_slots[slot]);

    internal override int Compare(int a, int b) => _sign * _slots[a].CompareTo(_slots[b]);

    internal override object? Value(int slot) => _slots[slot];

    internal override void Grow(int slots) => Array.Resize(ref _slots, slots);
}
