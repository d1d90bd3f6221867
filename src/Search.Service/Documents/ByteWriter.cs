using System.Buffers.Binary;
using System.Text;

namespace Search.Service;

/// <summary>A growing buffer with the encodings that <see cref="Search.Store.ByteCursor"/> reads.</summary>
internal sealed class ByteWriter
{
    private byte[] _bytes;
    private int _length;

    /// <summary>An empty buffer.</summary>
    public ByteWriter(int capacity = 256) => _bytes = new byte[capacity];

    /// <summary>Bytes written.</summary>
    public int Length => _length;

    /// <summary>What was written. Valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Forgets what was written and keeps the buffer.</summary>
    public void Clear() => _length = 0;

    /// <summary>One byte.</summary>
    public void WriteByte(byte value) => Reserve(1)[0] = value;

    /// <summary>The bytes as they are.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    /// <summary>Big-endian 32 bits.</summary>
    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(Reserve(4), value);

    /// <summary>Big-endian 64 bits.</summary>
    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64BigEndian(Reserve(8), value);

    /// <summary>Overwrites 32 bits that were written before.</summary>
    public void PatchInt32(int offset, int value) =>
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(offset, 4), value);

    /// <summary>Variable-length 32-bit integer.</summary>
    public void WriteVInt(int value) => WriteVarint((uint)value);

    /// <summary>Variable-length 64-bit integer, which must not be negative.</summary>
    public void WriteVLong(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        WriteVarint((ulong)value);
    }

    /// <summary>Zig-zag 64-bit integer.</summary>
    public void WriteZLong(long value) => WriteVarint((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Length-prefixed UTF-8.</summary>
    public void WriteString(string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        WriteVInt(length);
        Encoding.UTF8.GetBytes(value, Reserve(length));
    }

    private void WriteVarint(ulong v)
    {
        while (v >= 0x80)
        {
            WriteByte((byte)(v | 0x80));
            v >>= 7;
        }
        WriteByte((byte)v);
    }

    private Span<byte> Reserve(int length)
    {
        if (_bytes.Length - _length < length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, checked(_length + length)));
        }
        Span<byte> span = _bytes.AsSpan(_length, length);
        _length += length;
        return span;
    }
}
