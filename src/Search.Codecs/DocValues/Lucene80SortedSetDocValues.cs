namespace Search.Codecs;

/// <summary>Ordinals of a sorted-set field in which documents may have several, and their terms.</summary>
internal sealed class Lucene80SortedSetDocValues(SortedSetEntry entry) : SortedSetDocValues
{
    private readonly TermsDictionaryCursor _terms = new(entry.Terms);
    private DocSetCursor _cursor = new(entry.Docs);
    private int _loaded = -1;
    private long _next;
    private long _end;

    public override int DocId => _cursor.Doc;

    public override long Cost => _cursor.Count;

    public override long ValueCount => entry.Terms.Count;

    public override ReadOnlySpan<byte> LookupOrd(long ord) => _terms.Lookup(ord);

    public override long LookupTerm(ReadOnlySpan<byte> term) => _terms.Find(term);

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

    public override long NextOrd()
    {
        if (_loaded != _cursor.Doc)
        {
            (_next, _end) = Addresses.Range(entry.Addresses, _cursor.Rank, entry.OrdCount, entry.Terms.Terms.Resource);
            _loaded = _cursor.Doc;
        }
        return _next < _end ? entry.Ords[_next++] : NoMoreOrds;
    }
}
