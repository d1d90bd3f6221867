using System.Text;
using Search.Store;

namespace Search.Variants.Documents;

/// <summary>Reads the numbers of a mention table; nothing it is given makes it read past the end.</summary>
internal ref struct TableReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _at;

    public TableReader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public readonly CorruptIndexException Corrupt(string expected, string found) =>
        new(VariantFields.Mentions, _at, expected, found);

    public int Byte()
    {
        if (_at >= _bytes.Length)
        {
            throw Corrupt("a byte", "the end");
        }
        return _bytes[_at++];
    }

    /// <summary>A vInt that is not negative.</summary>
    public int VInt() => Index(int.MaxValue);

    private int RawVInt()
    {
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            int next = Byte();
            value |= (uint)(next & 127) << shift;
            if (next < 128)
            {
                return (int)value;
            }
        }
        throw Corrupt("a vInt of at most 5 bytes", "a longer one");
    }

    public int Signed()
    {
        int value = RawVInt();
        return (int)((uint)value >> 1) ^ -(value & 1);
    }

    /// <summary>A count, which cannot be above the bytes left.</summary>
    public int Count()
    {
        int value = RawVInt();
        return value >= 0 && value <= _bytes.Length - _at
            ? value
            : throw Corrupt($"a count of at most {_bytes.Length - _at}", $"{value}");
    }

    public int Index(int limit)
    {
        int value = RawVInt();
        return value >= 0 && value < limit
            ? value
            : throw Corrupt($"a number below {limit}", $"{value}");
    }

    public string Text()
    {
        int length = Count();
        string text = Encoding.UTF8.GetString(_bytes.Slice(_at, length));
        _at += length;
        return text;
    }

    public long Key()
    {
        long key = 0;
        for (int i = 0; i < StableKeys.SizeBytes; i++)
        {
            key = (key << 8) | (uint)Byte();
        }
        return key;
    }
}
