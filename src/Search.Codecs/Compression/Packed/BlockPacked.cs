using System.Numerics;
using Search.Store;

namespace Search.Codecs;

/// <summary>
/// 32-bit integers in blocks of 64 (Lucene's BlockPacked): a byte with the width and whether the least value is zero, the zig-zag of the
/// least value minus one when it is not, then differences from it as a big-endian bit stream. The last block is shorter.
/// </summary>
internal static class BlockPacked
{
    /// <summary>Values in a block.</summary>
    public const int BlockSize = 64;

    // The difference of two 32-bit integers.
    private const int MaxBits = 33;

    /// <summary>Fills <paramref name="target"/>; values are taken modulo 2^32.</summary>
    public static void Read(ref ByteCursor source, Span<int> target)
    {
        for (int at = 0; at < target.Length; at += BlockSize)
        {
            int count = Math.Min(BlockSize, target.Length - at);
            int token = source.ReadByte();
            int bits = token >> 1;
            if (bits > MaxBits)
            {
                throw source.Corrupt($"a width of 0..{MaxBits} bits", $"{bits}");
            }
            long min = (token & 1) != 0 ? 0 : UnZigZag(source.ReadVLong() + 1);
            Span<int> block = target.Slice(at, count);
            PackedBits.Read(ref source, block, bits, (int)min);
        }
    }

    /// <summary>Fills <paramref name="target"/> with values that must not be negative; returns their sum.</summary>
    public static long ReadCounts(ref ByteCursor source, Span<int> target)
    {
        long at = source.Offset;
        Read(ref source, target);
        long sum = 0;
        foreach (int value in target)
        {
            if (value < 0)
            {
                throw new CorruptIndexException(source.Resource, at, "values that are not negative", $"{value}");
            }
            sum += value;
        }
        return sum;
    }

    /// <summary>
    /// Room for values that follow in the source; refuses more than its bytes can stand for, before memory is taken for them.
    /// </summary>
    public static int[] Room(in ByteCursor source, long count) => count <= (long)source.Remaining * BlockSize
        ? new int[(int)Math.Min(count, Array.MaxLength)]
        : throw source.Corrupt($"values that {source.Remaining} bytes can hold", $"{count} values");

    /// <summary>Writes values.</summary>
    public static void Write(IndexOutput output, ReadOnlySpan<int> values)
    {
        for (int at = 0; at < values.Length; at += BlockSize)
        {
            WriteBlock(output, values.Slice(at, Math.Min(BlockSize, values.Length - at)));
        }
    }

    private static void WriteBlock(IndexOutput output, ReadOnlySpan<int> block)
    {
        long min = int.MaxValue;
        long max = int.MinValue;
        foreach (int value in block)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }
        int bits = max == min ? 0 : 64 - BitOperations.LeadingZeroCount((ulong)(max - min));

        // A smaller least value takes fewer bytes, as long as the differences keep their width.
        min = min > 0 ? Math.Max(0, max - ((1L << bits) - 1)) : min;
        output.WriteByte((byte)((bits << 1) | (min == 0 ? 1 : 0)));
        if (min != 0)
        {
            output.WriteVLong(((min << 1) ^ (min >> 63)) - 1);
        }
        if (bits == 0)
        {
            return;
        }
        var writer = new PackedWriter(output, bits);
        foreach (int value in block)
        {
            writer.Add(value - min);
        }
        writer.Finish(padding: false);
    }

    private static long UnZigZag(long value) => (value >>> 1) ^ -(value & 1);
}
