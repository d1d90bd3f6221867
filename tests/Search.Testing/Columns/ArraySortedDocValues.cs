using Search.Codecs;

namespace Search.Testing.Columns;

/// <summary>Sorted values from an array.</summary>
public sealed class ArraySortedDocValues(Column column) : SortedDocValues
{
    private ArrayCursor _cursor = new(column.Docs);

    /// <inheritdoc/>
    public override int OrdValue => (int)column.Ords[_cursor.Place][0];

    /// <inheritdoc/>
    public override int ValueCount => column.Terms.Length;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> LookupOrd(int ord) => column.Terms[ord];

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
