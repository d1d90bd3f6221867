using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Analysis.Bits;

/// <summary>
/// A fast hash of a word's UTF-16 units for in-memory tables, four units a step, the last step overlapping the one before.
/// Not stable between versions and machines: never stored.
/// </summary>
internal static class WordHash
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private const int UnitsPerStep = 4;

    /// <summary>The hash, by reading four units at once.</summary>
    public static uint Compute(ReadOnlySpan<char> word)
    {
        int length = word.Length;
        ref char first = ref MemoryMarshal.GetReference(word);
        if (length < UnitsPerStep)
        {
            return Finish(Mix((ulong)length, Short(word)));
        }
        ulong hash = (ulong)length;
        for (int i = 0; i < length - UnitsPerStep; i += UnitsPerStep)
        {
            hash = Mix(hash, Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref first, i))));
        }
        ref char last = ref Unsafe.Add(ref first, length - UnitsPerStep);
        return Finish(Mix(hash, Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref last))));
    }

    /// <summary>The scalar twin, on a little-endian machine.</summary>
    public static uint ComputeScalar(ReadOnlySpan<char> word)
    {
        int length = word.Length;
        ulong hash = (ulong)length;
        if (length < UnitsPerStep)
        {
            return Finish(Mix(hash, Short(word)));
        }
        for (int i = 0; i < length - UnitsPerStep; i += UnitsPerStep)
        {
            hash = Mix(hash, Gather(word.Slice(i, UnitsPerStep)));
        }
        return Finish(Mix(hash, Gather(word[^UnitsPerStep..])));
    }

    private static ulong Short(ReadOnlySpan<char> word)
    {
        int length = word.Length;
        return length == 0 ? 0 : word[0] | ((ulong)word[length >> 1] << 16) | ((ulong)word[length - 1] << 32);
    }

    private static ulong Gather(ReadOnlySpan<char> units) =>
        units[0] | ((ulong)units[1] << 16) | ((ulong)units[2] << 32) | ((ulong)units[3] << 48);

    private static ulong Mix(ulong hash, ulong quad) => (ulong.RotateLeft(hash, 23) ^ quad) * Multiplier;

    private static uint Finish(ulong hash) => (uint)(hash >> 32) ^ (uint)hash;
}
