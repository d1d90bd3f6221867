using Search.Codecs;

namespace Search.Indexing;

/// <summary>Numbers before an update with the updated ones in their places.</summary>
internal sealed class UpdatedNumericDocValues(
    NumericDocValues? old, IReadOnlyDictionary<int, DocValuesUpdate> updates) : NumericDocValues
{
    private readonly UpdateCursor<NumericDocValues> _cursor = new(old, updates);

    public override int DocId => _cursor.DocId;

    public override long Cost => _cursor.Cost;

    public override long LongValue => _cursor.Change?.Number ?? old?.LongValue ?? 0;

    public override int NextDoc() => _cursor.NextDoc();

    public override int Advance(int target) => _cursor.Advance(target);

    public override bool AdvanceExact(int target) => _cursor.AdvanceExact(target);
}
