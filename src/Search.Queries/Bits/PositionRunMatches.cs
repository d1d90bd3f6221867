using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Codecs;

namespace Search.Queries.Bits;

/// <summary>Positions of one document that another term's positions follow.</summary>
internal static class PositionRunMatches
{
    /// <summary>
    /// Keeps, in place, the candidates whose value less <paramref name="move"/> is among the positions of a run;
    /// returns how many.
    /// </summary>
    /// <param name="candidates">Positions, ascending.</param>
    /// <param name="run">A run of <see cref="PositionRuns"/> with its fillers up to a multiple of eight.</param>
    /// <param name="move">What lies between the two.</param>
    internal static int Keep(Span<int> candidates, ReadOnlySpan<int> run, int move)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            return KeepScalar(candidates, run, move);
        }
        ref int first = ref MemoryMarshal.GetReference(run);
        int kept = 0;
        for (int i = 0; i < candidates.Length; i++)
        {
            int candidate = candidates[i];
            Vector256<int> wanted = Vector256.Create(candidate - move);
            Vector256<int> hits = Vector256<int>.Zero;
            for (int k = 0; k <= run.Length - Vector256<int>.Count; k += Vector256<int>.Count)
            {
                hits |= Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)k), wanted);
            }
            candidates[kept] = candidate;
            kept += hits == Vector256<int>.Zero ? 0 : 1;
        }
        return kept;
    }

    /// <summary>The scalar twin.</summary>
    internal static int KeepScalar(Span<int> candidates, ReadOnlySpan<int> run, int move)
    {
        int kept = 0;
        foreach (int candidate in candidates)
        {
            if (run.Contains(candidate - move))
            {
                candidates[kept++] = candidate;
            }
        }
        return kept;
    }
}
