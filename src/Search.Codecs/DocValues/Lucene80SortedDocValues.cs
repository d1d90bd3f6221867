namespace Search.Codecs;

/// <summary>Ordinals of a sorted field and their terms.</summary>
internal sealed class Lucene80SortedDocValues(SortedEntry entry) : SortedDocValues
{
    private readonly TermsDictionaryCursor _terms = new(entry.Terms);
    private DocSetCursor _cursor = new(entry.Docs);

    public override int DocId => _cursor.Doc;

    public override long Cost => _cursor.Count;

    public override int OrdValue => (int)entry.Ords[_cursor.Rank];

    public override int ValueCount => (int)entry.Terms.Count;

    public override ReadOnlySpan<byte> LookupOrd(int ord) => _terms.Lookup(ord);

    public override int LookupTerm(ReadOnlySpan<byte> term) => (int)_terms.Find(term);

    public override int NextDoc() => _cursor.NextDoc();

    public override int Advance(int target) => _cursor.Advance(target);

    public override bool AdvanceExact(int target) => _cursor.AdvanceExact(target);
}
