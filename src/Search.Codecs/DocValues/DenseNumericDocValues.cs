namespace Search.Codecs;

/// <summary>Numeric values of a field that every document has.</summary>
internal sealed class DenseNumericDocValues(NumericColumn values, int maxDoc) : NumericDocValues
{
    private readonly NumericWindow _window = new(values);
    private int _doc = -1;

    public override int DocId => _doc;

    public override long Cost => maxDoc;

    public override long LongValue => _window[_doc];

    public override int NextDoc() => Advance(_doc + 1);

    public override int Advance(int target) => _doc = target < maxDoc ? target : NoMoreDocs;

    public override bool AdvanceExact(int target)
    {
        _doc = target;
        return true;
    }
}
