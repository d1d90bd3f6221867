using System.Numerics;
using Search.Store;

namespace Search.Codecs;

/// <summary>A known number of values of a known width as a big-endian bit stream without padding (Lucene's PackedInts, no header).</summary>
internal static class PackedBits
{
    /// <summary>Bits that values up to <paramref name="max"/> take, at least one.</summary>
    public static int WidthOf(int max) => 32 - BitOperations.LeadingZeroCount((uint)max | 1);

    /// <summary>Fills <paramref name="target"/> with <paramref name="min"/> plus values of that many bits, modulo 2^32.</summary>
    public static void Read(ref ByteCursor source, Span<int> target, int bits, int min = 0)
    {
        if (bits == 0)
        {
            target.Fill(min);
            return;
        }
        ReadOnlySpan<byte> bytes = source.ReadBytes((int)(((long)target.Length * bits + 7) >> 3));
        ulong mask = (1UL << bits) - 1;
        ulong pending = 0;
        int have = 0;
        int at = 0;
        for (int i = 0; i < target.Length; i++)
        {
            while (have < bits)
            {
                pending = (pending << 8) | bytes[at++];
                have += 8;
            }
            have -= bits;
            target[i] = (int)(pending >> have & mask) + min;
        }
    }

    /// <summary>Room for values of that width which follow in the source; refuses more than its bytes hold.</summary>
    public static int[] Room(in ByteCursor source, long count, int bits) =>
        bits is >= 1 and <= 31 && count * bits <= (long)source.Remaining * 8
            ? new int[(int)count]
            : throw source.Corrupt($"{count} values of 1..31 bits in {source.Remaining} bytes", $"{bits} bits");

    /// <summary>Writes values that fit that many bits.</summary>
    public static void Write(IndexOutput output, ReadOnlySpan<int> values, int bits)
    {
        var writer = new PackedWriter(output, bits);
        foreach (int value in values)
        {
            writer.Add(value);
        }
        writer.Finish(padding: false);
    }
}
