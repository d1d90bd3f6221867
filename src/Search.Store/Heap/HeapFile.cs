namespace Search.Store;

/// <summary>Growing bytes of one heap file. Bytes below the length never change except through <see cref="Truncate"/>.</summary>
internal sealed class HeapFile
{
    private readonly System.Threading.Lock _sync = new();
    private byte[] _bytes = [];
    private int _length;

    internal long Length
    {
        get
        {
            lock (_sync)
            {
                return _length;
            }
        }
    }

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        lock (_sync)
        {
            int needed = checked(_length + bytes.Length);
            if (needed > _bytes.Length)
            {
                Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(needed, _bytes.Length * 2L)));
            }
            bytes.CopyTo(_bytes.AsSpan(_length));
            _length = needed;
        }
    }

    // A shorter file gets a new array, so that inputs opened before keep their bytes.
    internal void Truncate(long length)
    {
        lock (_sync)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(length, _length);
            _bytes = _bytes.AsSpan(0, (int)length).ToArray();
            _length = (int)length;
        }
    }

    internal ReadOnlyMemory<byte> Snapshot()
    {
        lock (_sync)
        {
            return _bytes.AsMemory(0, _length);
        }
    }
}
