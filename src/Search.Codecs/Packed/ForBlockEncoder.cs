using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Search.Codecs.Packed;

/// <summary>Packs 128 values with a fixed number of bits; the inverse of <see cref="ForBlock.Decode"/>.</summary>
internal static class ForBlockEncoder
{
    /// <summary>Packs the values, each below 2^<paramref name="bits"/>, into 16 bytes a bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Encode(ReadOnlySpan<int> values, int bits, Span<byte> packed)
    {
        int laneBits = ForBlock.LaneBits(bits);
        int wordCount = ForBlock.Size * laneBits >> 6;
        Span<ulong> words = stackalloc ulong[64];
        words = words[..wordCount];
        Collapse(values, laneBits, words);
        int packedWords = bits << 1;
        int rounds = laneBits / bits;
        int rest = laneBits - (rounds * bits);
        Span<ulong> target = stackalloc ulong[64];
        target = target[..packedWords];
        int used = 0;
        for (int shift = laneBits - bits; shift >= 0; shift -= bits)
        {
            for (int j = 0; j < target.Length; j++)
            {
                target[j] |= words[used++] << shift;
            }
        }
        if (used < wordCount)
        {
            EncodeRemainder(words[used..], bits, rest, laneBits, target);
        }
        for (int j = 0; j < target.Length; j++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(packed[(j << 3)..], target[j]);
        }
    }

    // Word i takes value i in its top lane, value n + i in the next, and so on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Collapse(ReadOnlySpan<int> values, int laneBits, Span<ulong> words)
    {
        values = values[..ForBlock.Size];
        int n = words.Length;
        switch (laneBits)
        {
            case 8:
                for (int i = 0; i < words.Length; i++)
                {
                    words[i] = (ulong)(uint)values[i] << 56 | (ulong)(uint)values[n + i] << 48
                        | (ulong)(uint)values[(2 * n) + i] << 40 | (ulong)(uint)values[(3 * n) + i] << 32
                        | (ulong)(uint)values[(4 * n) + i] << 24 | (ulong)(uint)values[(5 * n) + i] << 16
                        | (ulong)(uint)values[(6 * n) + i] << 8 | (uint)values[(7 * n) + i];
                }
                break;
            case 16:
                for (int i = 0; i < words.Length; i++)
                {
                    words[i] = (ulong)(uint)values[i] << 48 | (ulong)(uint)values[n + i] << 32
                        | (ulong)(uint)values[(2 * n) + i] << 16 | (uint)values[(3 * n) + i];
                }
                break;
            default:
                for (int i = 0; i < words.Length; i++)
                {
                    words[i] = (ulong)(uint)values[i] << 32 | (uint)values[n + i];
                }
                break;
        }
    }

    // The words that found no place are cut into the low bits left in every lane of the packed words, high bits first.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EncodeRemainder(
        ReadOnlySpan<ulong> words, int bits, int rest, int laneBits, Span<ulong> target)
    {
        int at = 0;
        int room = rest;
        foreach (ulong word in words)
        {
            int left = bits;
            while (left > 0)
            {
                int take = Math.Min(left, room);
                ulong part = (word >> (left - take)) & ForBlock.Spread((1UL << take) - 1, laneBits);
                target[at] |= part << (room - take);
                left -= take;
                room -= take;
                if (room == 0)
                {
                    at++;
                    room = rest;
                }
            }
        }
    }
}
