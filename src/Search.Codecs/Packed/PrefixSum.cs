using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Codecs.Packed;

/// <summary>Turns the 128 deltas of a block into running totals, and adds up parts of a block.</summary>
internal static class PrefixSum
{
    /// <summary>values[i] becomes start + values[0] + ... + values[i], for the first 128; sums wrap.</summary>
    public static void Accumulate(Span<int> values, int start)
    {
        if (Vector256.IsHardwareAccelerated)
        {
            AccumulateVector(values, start);
        }
        else
        {
            AccumulateScalar(values, start);
        }
    }

    /// <summary>Sum of non-negative values, in 64 bits.</summary>
    public static long Sum(ReadOnlySpan<int> values)
    {
        long sum = 0;
        foreach (int value in values)
        {
            sum += value;
        }
        return sum;
    }

    /// <summary>Plain twin of <see cref="AccumulateVector"/>.</summary>
    internal static void AccumulateScalar(Span<int> values, int start)
    {
        for (int i = 0; i < ForBlock.Size; i++)
        {
            start += values[i];
            values[i] = start;
        }
    }

    /// <summary>
    /// Eight at a time: three shifted additions make the totals inside a vector; the carry between vectors depends only on
    /// each vector's own total, so vectors overlap in the pipeline.
    /// </summary>
    internal static void AccumulateVector(Span<int> values, int start)
    {
        ref int first = ref MemoryMarshal.GetReference(values[..ForBlock.Size]);
        Vector256<int> carry = Vector256.Create(start);
        for (nuint i = 0; i < ForBlock.Size; i += 8)
        {
            Vector256<int> x = Vector256.LoadUnsafe(ref first, i);
            x += Vector256.Shuffle(x, Vector256.Create(8, 0, 1, 2, 3, 4, 5, 6));
            x += Vector256.Shuffle(x, Vector256.Create(8, 8, 0, 1, 2, 3, 4, 5));
            x += Vector256.Shuffle(x, Vector256.Create(8, 8, 8, 8, 0, 1, 2, 3));
            (x + carry).StoreUnsafe(ref first, i);
            carry += Vector256.Shuffle(x, Vector256.Create(7, 7, 7, 7, 7, 7, 7, 7));
        }
    }
}
