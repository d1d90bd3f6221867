using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Queries.Bits;

/// <summary>Rows of BM25 scores: one frequency, all 256 norm bytes.</summary>
internal static class ScoreRows
{
    /// <summary>scores[n] = weight - weight / (1 + freq * inverse[n]), rounded after each operation.</summary>
    internal static void FillBM25(float weight, float freq, ReadOnlySpan<float> inverse, Span<float> scores)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            FillBM25Scalar(weight, freq, inverse, scores);
            return;
        }
        ReadOnlySpan<Vector256<float>> from = MemoryMarshal.Cast<float, Vector256<float>>(inverse[..256]);
        Span<Vector256<float>> into = MemoryMarshal.Cast<float, Vector256<float>>(scores[..256]);
        Vector256<float> w = Vector256.Create(weight);
        Vector256<float> f = Vector256.Create(freq);
        for (int i = 0; i < into.Length; i++)
        {
            into[i] = w - (w / (Vector256<float>.One + (f * from[i])));
        }
    }

    /// <summary>The scalar twin.</summary>
    internal static void FillBM25Scalar(float weight, float freq, ReadOnlySpan<float> inverse, Span<float> scores)
    {
        for (int i = 0; i < 256; i++)
        {
            scores[i] = weight - (weight / (1f + (freq * inverse[i])));
        }
    }
}
