using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Codecs.Packed;

/// <summary>Positions of one document out of the running totals of a block of deltas.</summary>
internal static class PositionSums
{
    /// <summary>
    /// into[i] becomes sums[start + i] - before, for <paramref name="count"/> values, then come at least eight fillers.
    /// </summary>
    /// <param name="sums">Running totals: a <see cref="ForBlock.NewBuffer"/>.</param>
    /// <param name="start">The first of the document.</param>
    /// <param name="count">How many of the block it has.</param>
    /// <param name="before">The total before the first position of the document; wraps.</param>
    /// <param name="into">Has room for 16 more values.</param>
    /// <param name="filler">What follows.</param>
    /// <returns>Below 0 when one of the values is.</returns>
    internal static int Subtract(
        ReadOnlySpan<int> sums, int start, int count, int before, Span<int> into, int filler)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            return SubtractScalar(sums, start, count, before, into, filler);
        }
        ref int from = ref MemoryMarshal.GetReference(sums.Slice(start, count + Vector256<int>.Count));
        ref int to = ref MemoryMarshal.GetReference(into[..(count + (2 * Vector256<int>.Count))]);
        Vector256<int> less = Vector256.Create(before);
        Vector256<int> signs = Vector256<int>.Zero;
        int i = 0;
        for (; i + Vector256<int>.Count <= count; i += Vector256<int>.Count)
        {
            Vector256<int> values = Vector256.LoadUnsafe(ref from, (nuint)i) - less;
            signs |= values;
            values.StoreUnsafe(ref to, (nuint)i);
        }
        Vector256<int> rest = Vector256.LoadUnsafe(ref from, (nuint)i) - less;
        Vector256<int> wanted = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count - i));
        signs |= rest & wanted;
        Vector256.ConditionalSelect(wanted, rest, Vector256.Create(filler)).StoreUnsafe(ref to, (nuint)i);
        Vector256.Create(filler).StoreUnsafe(ref to, (nuint)i + (nuint)Vector256<int>.Count);
        return signs.ExtractMostSignificantBits() == 0 ? 0 : -1;
    }

    /// <summary>The scalar twin.</summary>
    internal static int SubtractScalar(
        ReadOnlySpan<int> sums, int start, int count, int before, Span<int> into, int filler)
    {
        int signs = 0;
        for (int i = 0; i < count; i++)
        {
            into[i] = sums[start + i] - before;
            signs |= into[i];
        }
        into.Slice(count, Vector256<int>.Count).Fill(filler);
        return signs < 0 ? -1 : 0;
    }
}
