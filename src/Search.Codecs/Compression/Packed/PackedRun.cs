using System.Numerics;
using Search.Store;

namespace Search.Codecs;

/// <summary>
/// The run of small integers in a stored-fields chunk: for one value a vInt; else a vInt width, then for width 0 the
/// vInt that all share, otherwise the values as a big-endian bit stream without padding.
/// </summary>
internal readonly ref struct PackedRun
{
    private readonly ReadOnlySpan<byte> _packed;
    private readonly int _bits;
    private readonly int _shared;

    private PackedRun(ReadOnlySpan<byte> packed, int bits, int shared)
    {
        _packed = packed;
        _bits = bits;
        _shared = shared;
    }

    /// <summary>The value at an index below the count it was read with.</summary>
    public int this[int index]
    {
        get
        {
            if (_bits == 0)
            {
                return _shared;
            }
            long bit = (long)index * _bits;
            int at = (int)(bit >> 3);
            int need = (int)(bit & 7) + _bits;
            ulong word = 0;
            int have = 0;
            while (have < need)
            {
                word = (word << 8) | _packed[at++];
                have += 8;
            }
            return (int)(word >> (have - need) & ((1UL << _bits) - 1));
        }
    }

    /// <summary>Reads a run of <paramref name="count"/> values.</summary>
    public static PackedRun Read(scoped ref ByteCursor source, int count)
    {
        long at = source.Offset;
        if (count == 1)
        {
            return new PackedRun([], 0, NonNegative(ref source, at));
        }
        int bits = source.ReadVInt();
        if (bits == 0)
        {
            return new PackedRun([], 0, NonNegative(ref source, at));
        }
        if (bits is < 0 or > 31)
        {
            throw new CorruptIndexException(source.Resource, at, "a width of 0..31 bits", $"{bits}");
        }
        long bytes = (((long)count * bits) + 7) >> 3;
        return new PackedRun(source.ReadBytes((int)Math.Min(bytes, int.MaxValue)), bits, 0);
    }

    /// <summary>Writes a run.</summary>
    public static void Write(IndexOutput output, ReadOnlySpan<int> values)
    {
        if (values.Length == 1)
        {
            output.WriteVInt(values[0]);
            return;
        }
        int all = 0;
        bool same = true;
        foreach (int value in values)
        {
            all |= value;
            same &= value == values[0];
        }
        if (same)
        {
            output.WriteVInt(0);
            output.WriteVInt(values[0]);
            return;
        }
        int bits = 32 - BitOperations.LeadingZeroCount((uint)all);
        output.WriteVInt(bits);
        var writer = new PackedWriter(output, bits);
        foreach (int value in values)
        {
            writer.Add(value);
        }
        writer.Finish(padding: false);
    }

    private static int NonNegative(scoped ref ByteCursor source, long at)
    {
        int value = source.ReadVInt();
        return value >= 0
            ? value
            : throw new CorruptIndexException(source.Resource, at, "a value that is not negative", $"{value}");
    }
}
