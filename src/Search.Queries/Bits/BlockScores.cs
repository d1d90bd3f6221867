using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Queries.Bits;

/// <summary>Scores of the postings of a block.</summary>
internal static class BlockScores
{
    /// <summary>Fills the score of each posting.</summary>
    internal static void Fill(
        ScoreTable table, ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs, ReadOnlySpan<byte> norms, Span<float> scores)
    {
        ReadOnlySpan<float> rows = table.Scores;
        uint limit = (uint)rows.Length;
        ref float row0 = ref MemoryMarshal.GetReference(rows);
        for (int i = 0; i < docs.Length && i < freqs.Length && i < scores.Length; i++)
        {
            byte norm = norms[docs[i]];
            uint at = ((uint)freqs[i] << 8) + norm;
            scores[i] = at < limit ? Unsafe.Add(ref row0, at) : table.Similarity.Score(freqs[i], norm);
        }
    }

    /// <summary>The scalar twin.</summary>
    internal static void FillScalar(
        ScoreTable table, ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs, ReadOnlySpan<byte> norms, Span<float> scores)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            scores[i] = table.Similarity.Score(freqs[i], norms[docs[i]]);
        }
    }

    /// <summary>Index of the first score at or over a limit, from an index on; the length when there is none.</summary>
    internal static int NextAtLeast(ReadOnlySpan<float> scores, int start, float limit)
    {
        int at = start;
        if (Vector256.IsHardwareAccelerated)
        {
            ref float first = ref MemoryMarshal.GetReference(scores);
            Vector256<float> least = Vector256.Create(limit);
            for (; at + Vector256<float>.Count <= scores.Length; at += Vector256<float>.Count)
            {
                uint hits = Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref first, (nuint)at), least)
                    .ExtractMostSignificantBits();
                if (hits != 0)
                {
                    return at + BitOperations.TrailingZeroCount(hits);
                }
            }
        }
        return NextAtLeastScalar(scores, at, limit);
    }

    /// <summary>The scalar twin.</summary>
    internal static int NextAtLeastScalar(ReadOnlySpan<float> scores, int start, float limit)
    {
        int at = start;
        while (at < scores.Length && !(scores[at] >= limit))
        {
            at++;
        }
        return at;
    }
}
