using Search.Codecs;

namespace Search.Testing.Columns;

/// <summary>Sorted-set values from an array.</summary>
public sealed class ArraySortedSetDocValues(Column column) : SortedSetDocValues
{
    private ArrayCursor _cursor = new(column.Docs);
    private int _next;

    /// <inheritdoc/>
    public override long ValueCount => column.Terms.Length;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> LookupOrd(long ord) => column.Terms[ord];

    /// <inheritdoc/>
    public override long NextOrd() =>
        _next < column.Ords[_cursor.Place].Length ? column.Ords[_cursor.Place][_next++] : NoMoreOrds;

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
