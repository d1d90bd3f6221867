using Search.Store;

namespace Search.Codecs.Packed;

/// <summary>Bytes collected in memory before it is known where they go, with Lucene's variable-length integers. Reused by clearing.</summary>
internal sealed class ByteSink
{
    private byte[] _bytes;

    /// <summary>An empty sink.</summary>
    public ByteSink(int capacity = 256) => _bytes = new byte[capacity];

    /// <summary>Bytes written since the last clearing.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes. Valid until the next write.</summary>
    public Span<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>Forgets the bytes from an offset on.</summary>
    public void Truncate(int length) => Length = Math.Min(Length, length);

    /// <summary>Forgets all bytes.</summary>
    public void Clear() => Length = 0;

    /// <summary>One byte.</summary>
    public void WriteByte(byte value)
    {
        if (Length == _bytes.Length)
        {
            Grow(1);
        }
        _bytes[Length++] = value;
    }

    /// <summary>The bytes as they are.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _bytes.Length - Length)
        {
            Grow(bytes.Length);
        }
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Variable-length integer; negative values take five bytes.</summary>
    public void WriteVInt(int value) => WriteVarint((uint)value);

    /// <summary>Variable-length integer of a non-negative value.</summary>
    public void WriteVLong(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        WriteVarint((ulong)value);
    }

    /// <summary>Zig-zag variable-length integer.</summary>
    public void WriteZLong(long value) => WriteVarint((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Passes everything on.</summary>
    public void CopyTo(IndexOutput output) => output.WriteBytes(Bytes);

    private void WriteVarint(ulong value)
    {
        if (_bytes.Length - Length < 10)
        {
            Grow(10);
        }
        byte[] bytes = _bytes;
        int at = Length;
        while (value >= 0x80)
        {
            bytes[at++] = (byte)(value | 0x80);
            value >>= 7;
        }
        bytes[at++] = (byte)value;
        Length = at;
    }

    private void Grow(int more) => Array.Resize(ref _bytes, Math.Max(Length + more, _bytes.Length * 2));
}
