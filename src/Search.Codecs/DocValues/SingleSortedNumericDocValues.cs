namespace Search.Codecs;

/// <summary>A numeric field seen as one in which documents may have several numbers.</summary>
internal sealed class SingleSortedNumericDocValues(NumericDocValues values) : SortedNumericDocValues
{
    public override int DocId => values.DocId;

    public override long Cost => values.Cost;

    public override int DocValueCount => 1;

    public override int NextDoc() => values.NextDoc();

    public override int Advance(int target) => values.Advance(target);

    public override bool AdvanceExact(int target) => values.AdvanceExact(target);

    public override long NextValue() => values.LongValue;
}
