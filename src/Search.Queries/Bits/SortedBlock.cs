using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Queries.Bits;

/// <summary>Searches in short ascending arrays of document ids.</summary>
internal static class SortedBlock
{
    /// <summary>
    /// Index of the first value at or over <paramref name="target"/>, from <paramref name="start"/> on; the last value
    /// must be at or over the target.
    /// </summary>
    internal static int LowerBound(ReadOnlySpan<int> docs, int start, int target)
    {
        int at = start;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<int> wanted = Vector256.Create(target);
            ref int first = ref MemoryMarshal.GetReference(docs);
            while (at + Vector256<int>.Count <= docs.Length)
            {
                Vector256<int> block = Vector256.LoadUnsafe(ref first, (nuint)at);
                uint below = Vector256.LessThan(block, wanted).ExtractMostSignificantBits();
                if (below != 0xFF)
                {
                    return at + BitOperations.TrailingZeroCount(~below);
                }
                at += Vector256<int>.Count;
            }
        }
        return LowerBoundScalar(docs, at, target);
    }

    /// <summary>The scalar twin.</summary>
    internal static int LowerBoundScalar(ReadOnlySpan<int> docs, int start, int target)
    {
        int at = start;
        while (docs[at] < target)
        {
            at++;
        }
        return at;
    }
}
