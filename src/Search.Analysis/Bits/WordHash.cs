using System.Runtime.InteropServices;

namespace Search.Analysis.Bits;

/// <summary>
/// A fast hash of a word's UTF-16 units for in-memory tables, four units a step. Not stable between versions: never
/// stored.
/// </summary>
internal static class WordHash
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>The hash, by reading four units at once.</summary>
    public static uint Compute(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<ulong> quads = MemoryMarshal.Cast<char, ulong>(word);
        ulong hash = (ulong)word.Length;
        foreach (ulong quad in quads)
        {
            hash = Mix(hash, quad);
        }
        ReadOnlySpan<char> rest = word[(quads.Length * 4)..];
        return rest.IsEmpty ? Finish(hash) : Finish(Mix(hash, Gather(rest)));
    }

    /// <summary>The scalar twin.</summary>
    public static uint ComputeScalar(ReadOnlySpan<char> word)
    {
        ulong hash = (ulong)word.Length;
        for (; !word.IsEmpty; word = word[Math.Min(4, word.Length)..])
        {
            hash = Mix(hash, Gather(word[..Math.Min(4, word.Length)]));
        }
        return Finish(hash);
    }

    private static ulong Gather(ReadOnlySpan<char> units)
    {
        ulong quad = 0;
        for (int i = 0; i < units.Length; i++)
        {
            quad |= (ulong)units[i] << (16 * i);
        }
        return quad;
    }

    private static ulong Mix(ulong hash, ulong quad) => (ulong.RotateLeft(hash, 23) ^ quad) * Multiplier;

    private static uint Finish(ulong hash) => (uint)(hash >> 32) ^ (uint)hash;
}
