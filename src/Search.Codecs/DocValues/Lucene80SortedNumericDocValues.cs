namespace Search.Codecs;

/// <summary>Numbers of a field in which documents may have several.</summary>
internal sealed class Lucene80SortedNumericDocValues(SortedNumericEntry entry) : SortedNumericDocValues
{
    private readonly NumericWindow _values = new(entry.Values);
    private DocSetCursor _cursor = new(entry.Docs);
    private int _loaded = -1;
    private long _next;
    private long _end;

    public override int DocId => _cursor.Doc;

    public override long Cost => _cursor.Count;

    public override int DocValueCount
    {
        get
        {
            Load();
            return (int)Math.Min(_end - StartOf(), int.MaxValue);
        }
    }

    public override int NextDoc()
    {
        _loaded = -1;
        return _cursor.NextDoc();
    }

    public override int Advance(int target)
    {
        _loaded = -1;
        return _cursor.Advance(target);
    }

    public override bool AdvanceExact(int target)
    {
        _loaded = -1;
        return _cursor.AdvanceExact(target);
    }

    public override long NextValue()
    {
        Load();
        return _values[_next++];
    }

    private long StartOf() => entry.Addresses is null ? _cursor.Rank : entry.Addresses[_cursor.Rank];

    private void Load()
    {
        if (_loaded == _cursor.Doc)
        {
            return;
        }
        int rank = _cursor.Rank;
        (_next, _end) = entry.Addresses is null
            ? (rank, rank + 1L)
            : Addresses.Range(entry.Addresses, rank, entry.Values.Count, "sorted-numeric addresses");
        _loaded = _cursor.Doc;
    }
}
