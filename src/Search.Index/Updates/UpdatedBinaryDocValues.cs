using Search.Codecs;

namespace Search.Indexing;

/// <summary>Bytes before an update with the updated ones in their places.</summary>
internal sealed class UpdatedBinaryDocValues(
    BinaryDocValues? old, IReadOnlyDictionary<int, DocValuesUpdate> updates) : BinaryDocValues
{
    private readonly UpdateCursor<BinaryDocValues> _cursor = new(old, updates);

    public override int DocId => _cursor.DocId;

    public override long Cost => _cursor.Cost;

    public override ReadOnlySpan<byte> BinaryValue =>
        _cursor.Change?.Bytes is ReadOnlyMemory<byte> bytes ? bytes.Span
        : old is not null ? old.BinaryValue
        : default;

    public override int NextDoc() => _cursor.NextDoc();

    public override int Advance(int target) => _cursor.Advance(target);

    public override bool AdvanceExact(int target) => _cursor.AdvanceExact(target);
}
