using System.Runtime.CompilerServices;

namespace Search.Codecs;

/// <summary>
/// Greedy LZ4 block compressor with one hash table that is reused from block to block (LZ4 block format description, Y.
/// Collet). A block may refer into a dictionary that lies just before it.
/// </summary>
/// <remarks>
/// The table holds positions relative to the start of dictionary and block; every candidate is verified against the
/// bytes, so a table entry can be anything. It is cleared, or reset to the dictionary's entries, before each block so
/// that equal input gives equal output.
/// </remarks>
internal sealed class Lz4Compressor
{
    private const int HashBits = 13;
    private const int MinMatch = 4;
    private const int LastLiterals = 5;
    private const int MatchStartMargin = 12;
    private const int MaxDistance = ushort.MaxValue;
    private const int SkipTrigger = 6;
    private const ulong Prime5Bytes = 889523592379UL;

    private readonly int[] _table = new int[1 << HashBits];
    private readonly int[] _dictionaryTable = new int[1 << HashBits];
    private int _dictionaryLength;

    /// <summary>Most bytes a block of that length compresses to.</summary>
    public static int MaxCompressedLength(int length) => checked(length + (length / 255) + 16);

    /// <summary>Makes <paramref name="dictionary"/> the dictionary of the next blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SetDictionary(ReadOnlySpan<byte> dictionary)
    {
        Array.Clear(_dictionaryTable);
        _dictionaryLength = dictionary.Length;
        ref byte origin = ref LittleEndianBytes.Origin(dictionary);
        for (int at = 0; at <= dictionary.Length - 8; at++)
        {
            _dictionaryTable[Hash(LittleEndianBytes.Load64(ref origin, at))] = at;
        }
    }

    /// <summary>Forgets the dictionary.</summary>
    public void ClearDictionary()
    {
        Array.Clear(_dictionaryTable);
        _dictionaryLength = 0;
    }

    /// <summary>
    /// Compresses the bytes behind the dictionary; <paramref name="source"/> is the dictionary followed by the block.
    /// Returns the number
    /// of bytes written; <paramref name="target"/> must have room for <see cref="MaxCompressedLength"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Compress(ReadOnlySpan<byte> source, Span<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, _dictionaryLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(
            target.Length, MaxCompressedLength(source.Length - _dictionaryLength));
        Array.Copy(_dictionaryTable, _table, _table.Length);
        int[] table = _table;
        ref byte origin = ref LittleEndianBytes.Origin(source);
        int anchor = _dictionaryLength;
        int written = 0;
        int at = anchor;
        int lastStart = source.Length - MatchStartMargin;
        int matchLimit = source.Length - LastLiterals;
        while (true)
        {
            int candidate = 0;
            int misses = 1 << SkipTrigger;
            bool found = false;
            while (at <= lastStart)
            {
                ulong word = LittleEndianBytes.Load64(ref origin, at);
                int slot = Hash(word);
                candidate = table[slot];
                table[slot] = at;
                if (candidate < at && at - candidate <= MaxDistance
                    && LittleEndianBytes.Load32(ref origin, candidate) == (uint)word)
                {
                    found = true;
                    break;
                }
                at += misses++ >> SkipTrigger;
            }
            if (!found)
            {
                return WriteLastLiterals(source[anchor..], target, written);
            }
            while (at > anchor && candidate > 0 && source[at - 1] == source[candidate - 1])
            {
                at--;
                candidate--;
            }
            int length = MinMatch
                + LittleEndianBytes.CommonLength(ref origin, candidate + MinMatch, at + MinMatch, matchLimit);
            written = WriteSequence(source[anchor..at], at - candidate, length, target, written);
            at += length;
            anchor = at;
            if (at <= lastStart)
            {
                table[Hash(LittleEndianBytes.Load64(ref origin, at - 2))] = at - 2;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(ulong word) => (int)(((word << 24) * Prime5Bytes) >> (64 - HashBits));

    private static int WriteSequence(
        ReadOnlySpan<byte> literals, int distance, int matchLength, Span<byte> target, int written)
    {
        int token = written++;
        int extra = matchLength - MinMatch;
        target[token] = (byte)(Math.Min(literals.Length, 15) << 4 | Math.Min(extra, 15));
        if (literals.Length >= 15)
        {
            written = WriteRun(literals.Length - 15, target, written);
        }
        literals.CopyTo(target[written..]);
        written += literals.Length;
        target[written] = (byte)distance;
        target[written + 1] = (byte)(distance >> 8);
        written += 2;
        return extra >= 15 ? WriteRun(extra - 15, target, written) : written;
    }

    private static int WriteLastLiterals(ReadOnlySpan<byte> literals, Span<byte> target, int written)
    {
        target[written++] = (byte)(Math.Min(literals.Length, 15) << 4);
        if (literals.Length >= 15)
        {
            written = WriteRun(literals.Length - 15, target, written);
        }
        literals.CopyTo(target[written..]);
        return written + literals.Length;
    }

    private static int WriteRun(int run, Span<byte> target, int written)
    {
        while (run >= 255)
        {
            target[written++] = 255;
            run -= 255;
        }
        target[written++] = (byte)run;
        return written;
    }
}
