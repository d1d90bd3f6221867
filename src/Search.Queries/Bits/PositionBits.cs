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

    /// <summary>How many of the positions, moved, are in the set. Positions ascend.</summary>
    internal static int Count(ReadOnlySpan<int> positions, int move, ReadOnlySpan<ulong> bits)
    {
        ref ulong first = ref MemoryMarshal.GetReference(bits);
        uint limit = (uint)bits.Length << 6;
        int count = 0;
        foreach (int position in positions)
        {
            uint at = (uint)(position + move);
            if (at < limit)
            {
                count += (int)(Unsafe.Add(ref first, at >> 6) >> (int)at) & 1;
            }
        }
        return count;
    }

    /// <summary>The scalar twin of <see cref="Count"/>.</summary>
    internal static int CountScalar(ReadOnlySpan<int> positions, int move, ReadOnlySpan<ulong> bits)
    {
        int count = 0;
        foreach (int position in positions)
        {
            int at = position + move;
            if (at >= 0 && at < bits.Length * 64 && (bits[at / 64] & (1UL << (at % 64))) != 0)
            {
                count++;
            }
        }
        return count;
    }

    /// <summary>Puts those of the positions that, moved, are in the set into another; returns how many.</summary>
    internal static int Keep(ReadOnlySpan<int> positions, int move, ReadOnlySpan<ulong> bits, Span<ulong> kept)
    {
        ref ulong first = ref MemoryMarshal.GetReference(bits);
        ref ulong into = ref MemoryMarshal.GetReference(kept[..bits.Length]);
        uint limit = (uint)bits.Length << 6;
        int count = 0;
        foreach (int position in positions)
        {
            uint at = (uint)(position + move);
            if (at < limit)
            {
                ulong bit = (Unsafe.Add(ref first, at >> 6) >> (int)at) & 1;
                Unsafe.Add(ref into, at >> 6) |= bit << (int)at;
                count += (int)bit;
            }
        }
        return count;
    }

    /// <summary>The scalar twin of <see cref="Keep"/>.</summary>
    internal static int KeepScalar(ReadOnlySpan<int> positions, int move, ReadOnlySpan<ulong> bits, Span<ulong> kept)
    {
        int count = 0;
        foreach (int position in positions)
        {
            int at = position + move;
            if (at >= 0 && at < bits.Length * 64 && (bits[at / 64] & (1UL << (at % 64))) != 0)
            {
                kept[at / 64] |= 1UL << (at % 64);
                count++;
            }
        }
        return count;
    }
}
