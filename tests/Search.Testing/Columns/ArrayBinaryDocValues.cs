using Search.Codecs;

namespace Search.Testing.Columns;

/// <summary>Binary values from an array.</summary>
public sealed class ArrayBinaryDocValues(Column column) : BinaryDocValues
{
    private ArrayCursor _cursor = new(column.Docs);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> BinaryValue => column.Bytes[_cursor.Place];

    /// <inheritdoc/>
    public override int DocId => _cursor.Doc;

    /// <inheritdoc/>
    public override long Cost => _cursor.Count;

    /// <inheritdoc/>
    public override int NextDoc() => _cursor.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => _cursor.Advance(target);

    /// <inheritdoc/>
    public override bool AdvanceExact(int target) => _cursor.AdvanceExact(target);
}
