namespace Search.Codecs;

/// <summary>
/// One reader's view of a <see cref="NumericColumn"/>: when values are read nearly in order, 64 of them are decoded
/// together; single reads far apart decode only themselves. Not thread-safe.
/// </summary>
internal sealed class NumericWindow(NumericColumn column)
{
    private const int Near = 16;
    private readonly long[] _window = new long[PackedValues.WindowSize];
    private long _first = long.MinValue;
    private long _previous = -Near;

    /// <summary>The value at an index.</summary>
    public long this[long index]
    {
        get
        {
            long place = index - _first;
            return (ulong)place < PackedValues.WindowSize ? _window[place] : Read(index);
        }
    }

    private long Read(long index)
    {
        long first = index & -PackedValues.WindowSize;
        bool near = first == _first + PackedValues.WindowSize || (index > _previous && index - _previous <= Near);
        _previous = index;
        if (!near || index < 0 || first + PackedValues.WindowSize > column.Count)
        {
            return column[index];
        }
        _first = long.MinValue;
        column.DecodeWindow(first, _window);
        _first = first;
        return _window[index - first];
    }
}
