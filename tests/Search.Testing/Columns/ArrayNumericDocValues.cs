using Search.Codecs;

namespace Search.Testing.Columns;

/// <summary>Numeric values from an array.</summary>
public sealed class ArrayNumericDocValues(Column column) : NumericDocValues
{
    private ArrayCursor _cursor = new(column.Docs);

    /// <inheritdoc/>
    public override long LongValue => column.Numbers[_cursor.Place][0];

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
