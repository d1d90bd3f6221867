using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Queries.Bits;

/// <summary>Sums of what the parts of a concept add, for a window of documents.</summary>
internal static class ConceptSums
{
    /// <summary>Adds weight * freq * inverse[norm] of each posting, rounded after each operation, and marks its
    /// document.</summary>
    /// <param name="docs">The documents of the postings.</param>
    /// <param name="freqs">Their frequencies.</param>
    /// <param name="norms">The norm byte of every document.</param>
    /// <param name="weight">What one occurrence counts.</param>
    /// <param name="inverse">256 factors, one for each norm byte.</param>
    /// <param name="sums">One sum a document.</param>
    /// <param name="marks">One mark a document.</param>
    /// <param name="start">The first document of the window.</param>
    internal static void Add(
        ReadOnlySpan<int> docs,
        ReadOnlySpan<int> freqs,
        ReadOnlySpan<byte> norms,
        float weight,
        ReadOnlySpan<float> inverse,
        Span<float> sums,
        Span<byte> marks,
        int start)
    {
        ref float factors = ref MemoryMarshal.GetReference(inverse[..256]);
        marks = marks[..sums.Length];
        for (int i = 0; i < docs.Length && i < freqs.Length; i++)
        {
            int at = docs[i] - start;
            sums[at] += weight * freqs[i] * Unsafe.Add(ref factors, norms[docs[i]]);
            marks[at] = 1;
        }
    }

    /// <summary>The scalar twin.</summary>
    internal static void AddScalar(
        ReadOnlySpan<int> docs,
        ReadOnlySpan<int> freqs,
        ReadOnlySpan<byte> norms,
        float weight,
        ReadOnlySpan<float> inverse,
        Span<float> sums,
        Span<byte> marks,
        int start)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            sums[docs[i] - start] += weight * freqs[i] * inverse[norms[docs[i]]];
            marks[docs[i] - start] = 1;
        }
    }

    /// <summary>totals[i] += weight - weight / (1 + sums[i]), the term in single precision.</summary>
    internal static void AddSaturated(float weight, ReadOnlySpan<float> sums, Span<double> totals)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref float from = ref MemoryMarshal.GetReference(sums);
            ref double to = ref MemoryMarshal.GetReference(totals[..sums.Length]);
            Vector256<float> w = Vector256.Create(weight);
            for (; i + Vector256<float>.Count <= sums.Length; i += Vector256<float>.Count)
            {
                Vector256<float> scores =
                    w - (w / (Vector256<float>.One + Vector256.LoadUnsafe(ref from, (nuint)i)));
                (Vector256<double> low, Vector256<double> high) = Vector256.Widen(scores);
                (Vector256.LoadUnsafe(ref to, (nuint)i) + low).StoreUnsafe(ref to, (nuint)i);
                (Vector256.LoadUnsafe(ref to, (nuint)i + 4) + high).StoreUnsafe(ref to, (nuint)i + 4);
            }
        }
        AddSaturatedScalar(weight, sums[i..], totals[i..]);
    }

    /// <summary>The scalar twin.</summary>
    internal static void AddSaturatedScalar(float weight, ReadOnlySpan<float> sums, Span<double> totals)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            totals[i] += weight - (weight / (1f + sums[i]));
        }
    }

    /// <summary>counts[i] += marks[i].</summary>
    internal static void Count(ReadOnlySpan<byte> marks, Span<byte> counts)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref byte from = ref MemoryMarshal.GetReference(marks);
            ref byte to = ref MemoryMarshal.GetReference(counts[..marks.Length]);
            for (; i + Vector256<byte>.Count <= marks.Length; i += Vector256<byte>.Count)
            {
                (Vector256.LoadUnsafe(ref to, (nuint)i) + Vector256.LoadUnsafe(ref from, (nuint)i))
                    .StoreUnsafe(ref to, (nuint)i);
            }
        }
        CountScalar(marks[i..], counts[i..]);
    }

    /// <summary>The scalar twin.</summary>
    internal static void CountScalar(ReadOnlySpan<byte> marks, Span<byte> counts)
    {
        for (int i = 0; i < marks.Length; i++)
        {
            counts[i] += marks[i];
        }
    }

    /// <summary>The greatest sum, at least 0.</summary>
    internal static float Max(ReadOnlySpan<float> sums)
    {
        int i = 0;
        float max = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            ref float from = ref MemoryMarshal.GetReference(sums);
            Vector256<float> greatest = Vector256<float>.Zero;
            for (; i + Vector256<float>.Count <= sums.Length; i += Vector256<float>.Count)
            {
                greatest = Vector256.Max(greatest, Vector256.LoadUnsafe(ref from, (nuint)i));
            }
            for (int k = 0; k < Vector256<float>.Count; k++)
            {
                max = Math.Max(max, greatest[k]);
            }
        }
        return Math.Max(max, MaxScalar(sums[i..]));
    }

    /// <summary>The scalar twin.</summary>
    internal static float MaxScalar(ReadOnlySpan<float> sums)
    {
        float max = 0;
        foreach (float sum in sums)
        {
            max = Math.Max(max, sum);
        }
        return max;
    }
}
