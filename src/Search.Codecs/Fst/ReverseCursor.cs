using Search.Store;

namespace Search.Codecs.Fst;

/// <summary>Reads the bytes of an FST from an address downwards; running under byte 0 is corruption.</summary>
internal ref struct ReverseCursor
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly string _resource;

    /// <summary>A cursor over the whole FST.</summary>
    public ReverseCursor(ReadOnlySpan<byte> bytes, string resource)
    {
        _bytes = bytes;
        _resource = resource;
        Position = bytes.Length - 1;
    }

    /// <summary>Address of the next byte to read.</summary>
    public int Position { get; set; }

    /// <summary>One byte.</summary>
    public byte ReadByte()
    {
        int p = Position;
        if ((uint)p >= (uint)_bytes.Length)
        {
            throw Outside();
        }
        Position = p - 1;
        return _bytes[p];
    }

    /// <summary>The byte <paramref name="distance"/> below the next one, without moving.</summary>
    public readonly byte Peek(int distance)
    {
        int p = Position - distance;
        return (uint)p < (uint)_bytes.Length ? _bytes[p] : throw Outside();
    }

    /// <summary>Variable-length integer of at most 31 bits.</summary>
    public int ReadVInt()
    {
        long value = ReadVLong();
        return value <= int.MaxValue ? value < 0 ? throw Outside() : (int)value : throw Outside();
    }

    /// <summary>Variable-length 63-bit integer.</summary>
    public long ReadVLong()
    {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7)
        {
            byte b = ReadByte();
            value |= (long)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return value;
            }
        }
        throw Outside();
    }

    /// <summary>Copies bytes that start at an address and go down.</summary>
    public readonly void CopyDown(int address, Span<byte> destination)
    {
        if ((uint)address >= (uint)_bytes.Length && destination.Length > 0)
        {
            throw Outside();
        }
        ReadOnlySpan<byte> bytes = _bytes;
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = bytes[address - i];
        }
    }

    /// <summary>Moves down past bytes.</summary>
    public void Skip(int count)
    {
        if (count < 0 || count > Position + 1)
        {
            throw Outside();
        }
        Position -= count;
    }

    /// <summary>The exception for whatever cannot be an FST.</summary>
    public readonly CorruptIndexException Outside() =>
        new(_resource, Position, $"a node of an FST of {_bytes.Length} bytes", "bytes that lead outside it");
}
