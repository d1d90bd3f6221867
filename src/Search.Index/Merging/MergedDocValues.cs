using Search.Codecs;

namespace Search.Indexing;

/// <summary>Numeric doc values of several segments as one.</summary>
internal sealed class MergedNumericDocValues(MergeCursor<NumericDocValues> cursor) : NumericDocValues
{
    public override int DocId => cursor.DocId;

    public override long Cost => cursor.Cost;

    public override long LongValue => cursor.Current.LongValue;

    public override int NextDoc() => cursor.NextDoc();

    public override int Advance(int target) => cursor.Advance(target);

    public override bool AdvanceExact(int target) => cursor.AdvanceExact(target);
}

/// <summary>Binary doc values of several segments as one.</summary>
internal sealed class MergedBinaryDocValues(MergeCursor<BinaryDocValues> cursor) : BinaryDocValues
{
    public override int DocId => cursor.DocId;

    public override long Cost => cursor.Cost;

    public override ReadOnlySpan<byte> BinaryValue => cursor.Current.BinaryValue;

    public override int NextDoc() => cursor.NextDoc();

    public override int Advance(int target) => cursor.Advance(target);

    public override bool AdvanceExact(int target) => cursor.AdvanceExact(target);
}

/// <summary>Sorted-numeric doc values of several segments as one.</summary>
internal sealed class MergedSortedNumericDocValues(MergeCursor<SortedNumericDocValues> cursor) : SortedNumericDocValues
{
    public override int DocId => cursor.DocId;

    public override long Cost => cursor.Cost;

    public override int DocValueCount => cursor.Current.DocValueCount;

    public override long NextValue() => cursor.Current.NextValue();

    public override int NextDoc() => cursor.NextDoc();

    public override int Advance(int target) => cursor.Advance(target);

    public override bool AdvanceExact(int target) => cursor.AdvanceExact(target);
}

/// <summary>Sorted doc values of several segments as one.</summary>
internal sealed class MergedSortedDocValues(MergeCursor<SortedDocValues> cursor, OrdinalMap map) : SortedDocValues
{
    public override int DocId => cursor.DocId;

    public override long Cost => cursor.Cost;

    public override int OrdValue => map.Global(cursor.Index, cursor.Current.OrdValue);

    public override int ValueCount => map.Count;

    public override ReadOnlySpan<byte> LookupOrd(int ord) => map[ord];

    public override int NextDoc() => cursor.NextDoc();

    public override int Advance(int target) => cursor.Advance(target);

    public override bool AdvanceExact(int target) => cursor.AdvanceExact(target);
}

/// <summary>Sorted-set doc values of several segments as one.</summary>
internal sealed class MergedSortedSetDocValues(MergeCursor<SortedSetDocValues> cursor, OrdinalMap map)
    : SortedSetDocValues
{
    public override int DocId => cursor.DocId;

    public override long Cost => cursor.Cost;

    public override long ValueCount => map.Count;

    public override ReadOnlySpan<byte> LookupOrd(long ord) => map[(int)ord];

    public override long NextOrd()
    {
        long ord = cursor.Current.NextOrd();
        return ord == NoMoreOrds ? NoMoreOrds : map.Global(cursor.Index, ord);
    }

    public override int NextDoc() => cursor.NextDoc();

    public override int Advance(int target) => cursor.Advance(target);

    public override bool AdvanceExact(int target) => cursor.AdvanceExact(target);
}
