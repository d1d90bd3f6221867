using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Analysis.Bits;

/// <summary>
/// A word of at most <see cref="MaxLength"/> ASCII letters and digits as two numbers, a byte a character, zeros behind it: words
/// are equal where their keys are. No word has the key of zeros.
/// </summary>
internal readonly struct WordKey(ulong low, ulong high)
{
    /// <summary>Longest word.</summary>
    public const int MaxLength = 16;

    private const ulong LowMultiplier = 0x9E3779B97F4A7C15;
    private const ulong HighMultiplier = 0xC2B2AE3D27D4EB4F;

    /// <summary>The first eight characters.</summary>
    public ulong Low => low;

    /// <summary>The others.</summary>
    public ulong High => high;

    /// <summary>A hash whose upper bits are the good ones; not stable between versions: never stored.</summary>
    public ulong Hash
    {
        get
        {
            ulong mixed = (low * LowMultiplier) ^ (high * HighMultiplier);
            return (mixed ^ (mixed >> 32)) * LowMultiplier;
        }
    }

    /// <summary>The key of a word; <see cref="MaxLength"/> units of the text must follow its start.</summary>
    public static WordKey Load(ReadOnlySpan<char> text, int start, int length)
    {
        ReadOnlySpan<char> units = text.Slice(start, MaxLength);
        ref ushort first = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(units));
        Vector128<byte> bytes = Vector128.NarrowWithSaturation(
            Vector128.LoadUnsafe(ref first), Vector128.LoadUnsafe(ref first, (nuint)Vector128<ushort>.Count));
        Vector128<byte> within = Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)length));
        Vector128<ulong> key = (bytes & within).AsUInt64();
        return new WordKey(key.GetElement(0), key.GetElement(1));
    }

    /// <summary>The scalar twin of <see cref="Load"/>, on a little-endian machine.</summary>
    public static WordKey LoadScalar(ReadOnlySpan<char> text, int start, int length)
    {
        ulong low = 0;
        ulong high = 0;
        for (int i = 0; i < length; i++)
        {
            ulong unit = text[start + i];
            low |= i < 8 ? unit << (8 * i) : 0;
            high |= i < 8 ? 0 : unit << (8 * (i - 8));
        }
        return new WordKey(low, high);
    }
}
