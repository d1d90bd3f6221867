using System.Buffers.Binary;

namespace Search.Codecs;

/// <summary>Growing bytes of the documents of one chunk.</summary>
internal sealed class ChunkBuffer
{
    private const int MaxVarintBytes = 10;
    private byte[] _bytes = new byte[1 << 16];

    /// <summary>Bytes held.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes.</summary>
    public Span<byte> Content => _bytes.AsSpan(0, Length);

    /// <summary>Drops the content, keeps the memory unless it grew far over <paramref name="usual"/> bytes.</summary>
    public void Clear(int usual)
    {
        Length = 0;
        if (_bytes.Length > 4 * (long)usual)
        {
            _bytes = new byte[usual];
        }
    }

    /// <summary>One byte.</summary>
    public void WriteByte(byte value)
    {
        Reserve(1)[0] = value;
    }

    /// <summary>Bytes as they are.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    /// <summary>Room for bytes that the caller fills.</summary>
    public Span<byte> Reserve(int count)
    {
        int end = checked(Length + count);
        if (end > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Math.Max(2L * _bytes.Length, end), Array.MaxLength));
        }
        Span<byte> span = _bytes.AsSpan(Length, count);
        Length = end;
        return span;
    }

    /// <summary>Big-endian 32 bits.</summary>
    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(Reserve(sizeof(int)), value);

    /// <summary>Big-endian 64 bits.</summary>
    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64BigEndian(Reserve(sizeof(long)), value);

    /// <summary>Variable-length unsigned integer.</summary>
    public void WriteVarint(ulong value)
    {
        Span<byte> span = Reserve(MaxVarintBytes);
        int used = 0;
        while (value >= 0x80)
        {
            span[used++] = (byte)(value | 0x80);
            value >>= 7;
        }
        span[used++] = (byte)value;
        Length -= MaxVarintBytes - used;
    }
}
