using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Queries.Bits;

/// <summary>Sets of positions of one document as bits: tests without branches.</summary>
internal static class PositionBits
{
    /// <summary>Positions below this fit.</summary>
    internal const int Limit = Words * 64;

    /// <summary>Words of a set.</summary>
    internal const int Words = 64;

    /// <summary>Sets the bits of positions that the set has room for.</summary>
    internal static void Set(ReadOnlySpan<int> positions, Span<ulong> bits)
    {
        foreach (int position in positions)
        {
            bits[position >> 6] |= 1UL << position;
        }
    }

    /// <summary>
    /// Moves positions and keeps those that are in the set; returns how many. The target is longer than the positions.
    /// </summary>
    internal static int Keep(ReadOnlySpan<int> positions, int move, ReadOnlySpan<ulong> bits, Span<int> kept)
    {
        ref ulong first = ref MemoryMarshal.GetReference(bits);
        ref int into = ref MemoryMarshal.GetReference(kept[..(positions.Length + 1)]);
        uint limit = (uint)bits.Length << 6;
        int count = 0;
        foreach (int position in positions)
        {
            uint at = (uint)(position + move);
            if (at < limit)
            {
                // Written always, kept only when the bit is set: a branch here would be guessed wrong too often.
                Unsafe.Add(ref into, count) = (int)at;
                count += (int)(Unsafe.Add(ref first, at >> 6) >> (int)at) & 1;
            }
        }
        return count;
    }

    /// <summary>The scalar twin of <see cref="Keep"/>.</summary>
    internal static int KeepScalar(
        ReadOnlySpan<int> positions, int move, ReadOnlySpan<ulong> bits, Span<int> kept)
    {
        int count = 0;
        foreach (int position in positions)
        {
            int at = position + move;
            if (at >= 0 && at < bits.Length * 64 && (bits[at / 64] & (1UL << (at % 64))) != 0)
            {
                kept[count++] = at;
            }
        }
        return count;
    }
}
