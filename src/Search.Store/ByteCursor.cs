using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Search.Store;

/// <summary>
/// A forward cursor over bytes in memory, with the primitive encodings of Lucene (big-endian integers, vInt, vLong,
/// zig-zag, length-prefixed UTF-8). Reading past the end throws <see cref="CorruptIndexException"/>.
/// </summary>
public ref struct ByteCursor
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly string _resource;
    private readonly long _base;
    private int _position;

    /// <summary>A cursor at the start of <paramref name="bytes"/>.</summary>
    /// <param name="bytes">The bytes to read.</param>
    /// <param name="resource">The file they come from, for error messages.</param>
    /// <param name="baseOffset">Offset of the first byte in that file, for error messages.</param>
    public ByteCursor(ReadOnlySpan<byte> bytes, string resource, long baseOffset = 0)
    {
        _bytes = bytes;
        _resource = resource;
        _base = baseOffset;
        _position = 0;
    }

    /// <summary>Bytes consumed so far.</summary>
    public int Position
    {
        readonly get => _position;
        set => _position = (uint)value <= (uint)_bytes.Length ? value : throw Truncated();
    }

    /// <summary>Offset in the file of the next byte.</summary>
    public readonly long Offset => _base + _position;

    /// <summary>The file the bytes come from.</summary>
    public readonly string Resource => _resource;

    /// <summary>Bytes left.</summary>
    public readonly int Remaining => _bytes.Length - _position;

    /// <summary>One byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte ReadByte()
    {
        int p = _position;
        if ((uint)p >= (uint)_bytes.Length)
        {
            throw Truncated();
        }
        _position = p + 1;
        return _bytes[p];
    }

    /// <summary>The next <paramref name="length"/> bytes, without copying.</summary>
    public ReadOnlySpan<byte> ReadBytes(int length)
    {
        if ((uint)length > (uint)(_bytes.Length - _position))
        {
            throw Truncated();
        }
        ReadOnlySpan<byte> slice = _bytes.Slice(_position, length);
        _position += length;
        return slice;
    }

    /// <summary>Big-endian 16 bits.</summary>
    public short ReadInt16() => BinaryPrimitives.ReadInt16BigEndian(ReadBytes(2));

    /// <summary>Big-endian 32 bits.</summary>
    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(ReadBytes(4));

    /// <summary>Big-endian 64 bits.</summary>
    public long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(ReadBytes(8));

    /// <summary>Variable-length 32-bit integer, 7 bits a byte, low group first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadVInt()
    {
        int p = _position;
        if ((uint)p < (uint)_bytes.Length)
        {
            byte b = _bytes[p];
            if (b < 0x80)
            {
                _position = p + 1;
                return b;
            }
        }
        return ReadVIntSlow();
    }

    /// <summary>Variable-length non-negative 64-bit integer.</summary>
    public long ReadVLong()
    {
        long value = ReadVarint(63);
        return value >= 0 ? value : throw Malformed("a non-negative vLong");
    }

    /// <summary>Zig-zag 32-bit integer.</summary>
    public int ReadZInt()
    {
        int v = ReadVInt();
        return (int)((uint)v >> 1) ^ -(v & 1);
    }

    /// <summary>Zig-zag 64-bit integer.</summary>
    public long ReadZLong()
    {
        long v = ReadVarint(70);
        return (long)((ulong)v >> 1) ^ -(v & 1);
    }

    /// <summary>Length-prefixed UTF-8.</summary>
    public string ReadString()
    {
        int length = ReadVInt();
        return Encoding.UTF8.GetString(ReadBytes(length));
    }

    /// <summary>The exception for bytes at the cursor that are not what the format says.</summary>
    public readonly CorruptIndexException Corrupt(string expected, string found) =>
        new(_resource, _base + _position, expected, found);

    private int ReadVIntSlow()
    {
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte b = ReadByte();
            value |= (uint)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return (int)value;
            }
        }
        throw Malformed("a vInt of at most 5 bytes");
    }

    private long ReadVarint(int bits)
    {
        ulong value = 0;
        for (int shift = 0; shift < bits; shift += 7)
        {
            byte b = ReadByte();
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return (long)value;
            }
        }
        throw Malformed("a variable-length integer that ends");
    }

    private readonly CorruptIndexException Truncated() =>
        new(_resource, _base + _position, "more bytes", $"the end of {_bytes.Length} bytes");

    private readonly CorruptIndexException Malformed(string expected) =>
        new(_resource, _base + _position, expected, "continuation bits past the limit");
}
