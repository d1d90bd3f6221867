using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Queries.Bits;

/// <summary>The accumulator of a window of documents: one double a document.</summary>
internal static class WindowSums
{
    /// <summary>Adds the score of each posting to its document's sum.</summary>
    internal static void Add(
        ScoreTable table,
        ReadOnlySpan<int> docs,
        ReadOnlySpan<int> freqs,
        ReadOnlySpan<byte> norms,
        Span<double> sums,
        int start)
    {
        ReadOnlySpan<float> rows = table.Scores;
        uint limit = (uint)rows.Length;
        ref float row0 = ref MemoryMarshal.GetReference(rows);
        for (int i = 0; i < docs.Length && i < freqs.Length; i++)
        {
            int doc = docs[i];
            byte norm = norms[doc];
            uint at = ((uint)freqs[i] << 8) + norm;
            sums[doc - start] += at < limit ? Unsafe.Add(ref row0, at) : table.Similarity.Score(freqs[i], norm);
        }
    }

    /// <summary>The scalar twin.</summary>
    internal static void AddScalar(
        ScoreTable table,
        ReadOnlySpan<int> docs,
        ReadOnlySpan<int> freqs,
        ReadOnlySpan<byte> norms,
        Span<double> sums,
        int start)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            sums[docs[i] - start] += table.Similarity.Score(freqs[i], norms[docs[i]]);
        }
    }

    /// <summary>Marks the documents.</summary>
    internal static void Mark(ReadOnlySpan<int> docs, Span<byte> marks, int start)
    {
        foreach (int doc in docs)
        {
            marks[doc - start] = 1;
        }
    }

    /// <summary>Number of sums above 0.</summary>
    internal static int CountPositive(ReadOnlySpan<double> sums)
    {
        int count = 0;
        int at = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            ref double first = ref MemoryMarshal.GetReference(sums);
            for (; at + Vector512<double>.Count <= sums.Length; at += Vector512<double>.Count)
            {
                count += BitOperations.PopCount(
                    Vector512.GreaterThan(Vector512.LoadUnsafe(ref first, (nuint)at), Vector512<double>.Zero)
                        .ExtractMostSignificantBits());
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            ref double first = ref MemoryMarshal.GetReference(sums);
            for (; at + Vector256<double>.Count <= sums.Length; at += Vector256<double>.Count)
            {
                count += BitOperations.PopCount(
                    Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, (nuint)at), Vector256<double>.Zero)
                        .ExtractMostSignificantBits());
            }
        }
        return count + CountPositiveScalar(sums[at..]);
    }

    /// <summary>The scalar twin.</summary>
    internal static int CountPositiveScalar(ReadOnlySpan<double> sums)
    {
        int count = 0;
        foreach (double sum in sums)
        {
            count += sum > 0 ? 1 : 0;
        }
        return count;
    }

    /// <summary>Index of the first sum at or over a limit, from an index on; the length when there is none.</summary>
    internal static int NextAtLeast(ReadOnlySpan<double> sums, int start, double limit)
    {
        int at = start;
        if (Vector256.IsHardwareAccelerated)
        {
            ref double first = ref MemoryMarshal.GetReference(sums);
            Vector256<double> least = Vector256.Create(limit);
            for (; at + (2 * Vector256<double>.Count) <= sums.Length; at += 2 * Vector256<double>.Count)
            {
                uint low = Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref first, (nuint)at), least)
                    .ExtractMostSignificantBits();
                uint high = Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref first, (nuint)at + 4), least)
                    .ExtractMostSignificantBits();
                uint hits = low | (high << Vector256<double>.Count);
                if (hits != 0)
                {
                    return at + BitOperations.TrailingZeroCount(hits);
                }
            }
        }
        return NextAtLeastScalar(sums, at, limit);
    }

    /// <summary>The scalar twin.</summary>
    internal static int NextAtLeastScalar(ReadOnlySpan<double> sums, int start, double limit)
    {
        int at = start;
        while (at < sums.Length && !(sums[at] >= limit))
        {
            at++;
        }
        return at;
    }
}
