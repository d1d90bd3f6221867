using Search.Indexing;

namespace Search.Queries;

/// <summary>Lowest document first.</summary>
internal sealed class DocumentComparator : FieldComparator
{
    private int[] _slots;
    private readonly int _sign;
    private int _docBase;
    private int _current;

    internal DocumentComparator(SortField field, int slots)
    {
        _slots = new int[slots];
        _sign = field.Reverse ? -1 : 1;
    }

    internal override bool HasRuns => true;

    internal override void SetLeaf(LeafReaderContext leaf) => _docBase = leaf.DocBase;

    internal override void Read(int doc, float score) => _current = doc + _docBase;

    internal override void Keep(int slot) => _slots[slot] = _current;

    internal override void Keep(int slot, object? value) =>
        _slots[slot] = value is int doc ? doc : throw new ArgumentException("the value of a document is an int");

    internal override int CompareCurrent(int slot) => _sign * _current.CompareTo(_slots[slot]);

    internal override int Compare(int a, int b) => _sign * _slots[a].CompareTo(_slots[b]);

    internal override object? Value(int slot) => _slots[slot];

    internal override void Grow(int slots) => Array.Resize(ref _slots, slots);

    internal override DocRun NextRun(int target, int worst, int after, bool ties)
    {
        long first = target;
        long end = int.MaxValue;
        Limit(worst, _sign > 0, ref first, ref end);
        Limit(after, _sign < 0, ref first, ref end);
        return first < end ? new DocRun((int)first, (int)end) : DocRun.None;
    }

    internal override int BestStart(LeafReader leaf, int after) =>
        _sign < 0 ? Math.Max(0, leaf.MaxDoc - ColumnBlocks.StartDocs) : 0;

    // Only documents below a slot's, or only those above it.
    private void Limit(int slot, bool isBelow, ref long first, ref long end)
    {
        if (slot < 0)
        {
            return;
        }
        long doc = (long)_slots[slot] - _docBase;
        if (isBelow)
        {
            end = Math.Min(end, doc);
        }
        else
        {
            first = Math.Max(first, doc + 1);
        }
    }
}
