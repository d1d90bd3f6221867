using Search.Codecs;

namespace Search.Testing.Columns;

/// <summary>Sorted-numeric values from an array.</summary>
public sealed class ArraySortedNumericDocValues(Column column) : SortedNumericDocValues
{
    private ArrayCursor _cursor = new(column.Docs);
    private int _next;

    /// <inheritdoc/>
    public override int DocValueCount => column.Numbers[_cursor.Place].Length;

    /// <inheritdoc/>
    public override long NextValue() => column.Numbers[_cursor.Place][_next++];

    /// <inheritdoc/>
    public override int DocId => _cursor.Doc;

    /// <inheritdoc/>
    public override long Cost => _cursor.Count;

    /// <inheritdoc/>
    public override int NextDoc()
    {
        _next = 0;
        return _cursor.NextDoc();
    }

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        _next = 0;
        return _cursor.Advance(target);
    }

    /// <inheritdoc/>
    public override bool AdvanceExact(int target)
    {
        _next = 0;
        return _cursor.AdvanceExact(target);
    }
}
