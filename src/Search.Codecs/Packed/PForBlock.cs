using Search.Store;

namespace Search.Codecs.Packed;

/// <summary>
/// The two kinds of block that postings are made of: ascending deltas (FOR) and arbitrary values with up to seven
/// exceptions (PFOR). Byte grammar in README.md of this folder.
/// </summary>
internal static class PForBlock
{
    // Token, 16 bytes a bit, and what the vector code may look ahead.
    private const int WindowBytes = 1 + ForBlock.MaxReadBytes + 64;

    /// <summary>Decodes 128 values; returns the offset after the block.</summary>
    public static long Decode(IndexInput input, long offset, Span<int> buffer)
    {
        ReadOnlySpan<byte> window = Window(input, offset);
        int token = window[0];
        int bits = token & 31;
        int exceptions = token >> 5;
        int at;
        if (bits == 0)
        {
            at = 1 + AllEqual(input, offset, buffer);
        }
        else
        {
            at = 1 + ForBlock.ByteLength(bits);
            Require(input, offset, window, at);
            ForBlock.Decode(window[1..], bits, buffer);
        }
        return exceptions == 0 ? offset + at : Patch(input, offset + at, exceptions, bits, buffer);
    }

    /// <summary>Largest value a block could hold, from its token and, when all are equal, its first value.</summary>
    /// <param name="input">The file.</param>
    /// <param name="offset">Where the block starts.</param>
    /// <param name="values">What it decoded to.</param>
    public static long Bound(IndexInput input, long offset, ReadOnlySpan<int> values)
    {
        int token = input.Span(offset, 1)[0];
        int bits = token & 31;
        bool exceptions = token >> 5 != 0;
        return bits != 0 ? (1L << (exceptions ? bits + 8 : bits)) - 1 : exceptions ? values[0] | 0xFFL : values[0];
    }

    /// <summary>Returns the offset after a block without decoding it.</summary>
    public static long Skip(IndexInput input, long offset)
    {
        int token = input.Span(offset, 1)[0];
        int bits = token & 31;
        long end = offset + 1 + ((token >> 5) << 1);
        if (bits != 0)
        {
            return end + ForBlock.ByteLength(bits);
        }
        ByteCursor cursor = input.Cursor(offset + 1);
        cursor.ReadVLong();
        return end + cursor.Position;
    }

    /// <summary>
    /// Decodes 128 ascending document ids from their deltas; returns the offset after the block.
    /// </summary>
    /// <param name="input">The file.</param>
    /// <param name="offset">Where the block starts.</param>
    /// <param name="previous">The id before the block (0 at the start of a term).</param>
    /// <param name="limit">All ids must be below it.</param>
    /// <param name="buffer">A <see cref="ForBlock.NewBuffer"/>.</param>
    public static long DecodeDeltas(IndexInput input, long offset, int previous, int limit, Span<int> buffer)
    {
        ReadOnlySpan<byte> window = Window(input, offset);
        int bits = window[0];
        if (bits > 32)
        {
            throw new CorruptIndexException(input.Resource, offset, "0..32 bits a delta", $"{bits}");
        }
        int end = 1 + ForBlock.ByteLength(bits);
        if (bits == 0)
        {
            buffer[..ForBlock.Size].Fill(1);
        }
        else
        {
            Require(input, offset, window, end);
            ForBlock.Decode(window[1..], bits, buffer);
        }
        // 128 deltas below 2^24 cannot wrap 32 bits; wider ones are summed in 64 bits first.
        long last = bits <= 24 ? 0 : previous + WideSum(buffer);
        if (last < limit)
        {
            PrefixSum.Accumulate(buffer, previous);
            last = (uint)buffer[ForBlock.Size - 1];
        }
        return last < limit
            ? offset + end
            : throw new CorruptIndexException(input.Resource, offset, $"document ids below {limit}", $"{last}");
    }

    /// <summary>Returns the offset after a block of deltas without decoding it.</summary>
    public static long SkipDeltas(IndexInput input, long offset) =>
        offset + 1 + ForBlock.ByteLength(input.Span(offset, 1)[0]);

    private static ReadOnlySpan<byte> Window(IndexInput input, long offset)
    {
        long left = input.Length - offset;
        return input.Span(offset, left >= WindowBytes ? WindowBytes : (int)Math.Max(left, 1));
    }

    private static void Require(IndexInput input, long offset, ReadOnlySpan<byte> window, int length)
    {
        if (window.Length < length)
        {
            throw new CorruptIndexException(
                input.Resource, offset, $"a block of {length} bytes", $"the end of the file after {window.Length}");
        }
    }

    private static int AllEqual(IndexInput input, long offset, Span<int> buffer)
    {
        ByteCursor cursor = input.Cursor(offset + 1);
        long value = cursor.ReadVLong();
        if (value > int.MaxValue)
        {
            throw new CorruptIndexException(input.Resource, offset + 1, "a 31-bit value", $"{value}");
        }
        buffer[..ForBlock.Size].Fill((int)value);
        return cursor.Position;
    }

    private static long Patch(IndexInput input, long offset, int exceptions, int bits, Span<int> buffer)
    {
        ReadOnlySpan<byte> pairs = input.Span(offset, exceptions << 1);
        for (int i = 0; i < pairs.Length; i += 2)
        {
            int index = pairs[i];
            long value = index < ForBlock.Size ? (uint)buffer[index] | ((long)pairs[i + 1] << bits) : long.MaxValue;
            if (value > int.MaxValue)
            {
                throw new CorruptIndexException(
                    input.Resource, offset + i, "an exception of a 31-bit value below 128", $"{index}: {pairs[i + 1]}");
            }
            buffer[index] = (int)value;
        }
        return offset + pairs.Length;
    }

    private static long WideSum(ReadOnlySpan<int> deltas)
    {
        long sum = 0;
        for (int i = 0; i < ForBlock.Size; i++)
        {
            sum += (uint)deltas[i];
        }
        return sum;
    }
}
