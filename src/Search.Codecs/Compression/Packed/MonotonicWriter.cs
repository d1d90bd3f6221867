using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Writes what <see cref="MonotonicReader"/> reads. The number of values is not recorded: the reader must know it.
/// </summary>
internal sealed class MonotonicWriter
{
    private readonly IndexOutput _meta;
    private readonly IndexOutput _data;
    private readonly int _shift;
    private readonly long _start;
    private readonly long[] _block;
    private int _used;
    private long _previous = long.MinValue;

    /// <summary>A writer whose data begins at the data output's current position.</summary>
    public MonotonicWriter(IndexOutput meta, IndexOutput data, long count, int shift)
    {
        _meta = meta;
        _data = data;
        _shift = shift;
        _start = data.FilePointer;
        _block = new long[(int)Math.Min(1L << shift, Math.Max(count, 1))];
    }

    /// <summary>Appends a value, not less than the one before.</summary>
    public void Add(long value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, _previous);
        if (_used == 1 << _shift)
        {
            FlushBlock();
        }
        _previous = value;
        _block[_used++] = value;
    }

    /// <summary>Writes the last block.</summary>
    public void Finish()
    {
        if (_used > 0)
        {
            FlushBlock();
        }
    }

    private void FlushBlock()
    {
        Span<long> values = _block.AsSpan(0, _used);
        float step = (float)((values[^1] - values[0]) / (double)Math.Max(1, values.Length - 1));
        long min = long.MaxValue;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] -= (long)(step * i);
            min = Math.Min(min, values[i]);
        }
        long all = 0;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] -= min;
            all |= values[i];
        }
        _meta.WriteInt64(min);
        _meta.WriteSingle(step);
        _meta.WriteInt64(_data.FilePointer - _start);
        int bits = all == 0 ? 0 : PackedValues.WidthFor(all);
        _meta.WriteByte((byte)bits);
        if (bits != 0)
        {
            var writer = new PackedWriter(_data, bits);
            foreach (long value in values)
            {
                writer.Add(value);
            }
            writer.Finish(padding: true);
        }
        _used = 0;
    }
}
