namespace Search.Codecs;

/// <summary>Numeric values of a field that some documents have.</summary>
internal sealed class SparseNumericDocValues(NumericEntry entry) : NumericDocValues
{
    private readonly NumericWindow _values = new(entry.Values);
    private DocSetCursor _cursor = new(entry.Docs);

    public override int DocId => _cursor.Doc;

    public override long Cost => _cursor.Count;

    public override long LongValue => _values[_cursor.Rank];

    public override int NextDoc() => _cursor.NextDoc();

    public override int Advance(int target) => _cursor.Advance(target);

    public override bool AdvanceExact(int target) => _cursor.AdvanceExact(target);
}
