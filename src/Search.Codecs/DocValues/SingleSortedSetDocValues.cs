namespace Search.Codecs;

/// <summary>A sorted-set field in which every document has one value, seen through a sorted field.</summary>
internal sealed class SingleSortedSetDocValues(SortedDocValues sorted) : SortedSetDocValues
{
    private bool _read;

    public override int DocId => sorted.DocId;

    public override long Cost => sorted.Cost;

    public override long ValueCount => sorted.ValueCount;

    public override ReadOnlySpan<byte> LookupOrd(long ord) => sorted.LookupOrd((int)Math.Min(ord, int.MaxValue));

    public override long LookupTerm(ReadOnlySpan<byte> term) => sorted.LookupTerm(term);

    public override int NextDoc()
    {
        _read = false;
        return sorted.NextDoc();
    }

    public override int Advance(int target)
    {
        _read = false;
        return sorted.Advance(target);
    }

    public override bool AdvanceExact(int target)
    {
        _read = false;
        return sorted.AdvanceExact(target);
    }

    public override long NextOrd()
    {
        if (_read)
        {
            return NoMoreOrds;
        }
        _read = true;
        return sorted.OrdValue;
    }
}
