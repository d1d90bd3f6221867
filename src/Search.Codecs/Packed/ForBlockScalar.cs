using System.Buffers.Binary;

namespace Search.Codecs.Packed;

/// <summary>Plain code for a packed block, one word at a time: what <see cref="ForBlockVector"/> is tested against.</summary>
internal static class ForBlockScalar
{
    /// <summary>Decodes 128 values; see <see cref="ForBlock.Decode"/>.</summary>
    public static void Decode(ReadOnlySpan<byte> packed, int bits, Span<int> values)
    {
        int laneBits = ForBlock.LaneBits(bits);
        int wordCount = ForBlock.Size * laneBits / 64;
        Span<ulong> words = stackalloc ulong[64];
        int packedWords = bits << 1;
        int done = 0;
        ulong mask = ForBlock.Spread((1UL << bits) - 1, laneBits);
        for (int shift = laneBits - bits; shift >= 0; shift -= bits)
        {
            for (int j = 0; j < packedWords; j++)
            {
                words[done++] = (Word(packed, j) >> shift) & mask;
            }
        }
        DecodeRemainder(packed, bits, words[done..wordCount]);
        uint valueMask = bits == 32 ? uint.MaxValue : (1u << bits) - 1;
        for (int lane = 0; lane < 64 / laneBits; lane++)
        {
            int shift = 64 - (laneBits * (lane + 1));
            for (int i = 0; i < wordCount; i++)
            {
                values[(lane * wordCount) + i] = (int)((uint)(words[i] >> shift) & valueMask);
            }
        }
    }

    /// <summary>
    /// Gathers the values that are spread over the low bits left in each lane of the packed words: in every lane the leftovers
    /// of consecutive words form a bit stream, high bits first.
    /// </summary>
    /// <param name="packed">The packed words.</param>
    /// <param name="bits">Bits of a value.</param>
    /// <param name="words">Receives one word (all lanes) a value.</param>
    public static void DecodeRemainder(ReadOnlySpan<byte> packed, int bits, Span<ulong> words)
    {
        int laneBits = ForBlock.LaneBits(bits);
        int rest = laneBits % bits;
        int need = bits;
        ulong acc = 0;
        int source = 0;
        for (int q = 0; q < words.Length;)
        {
            int have = rest;
            ulong t = Word(packed, source++) & ForBlock.Spread((1UL << rest) - 1, laneBits);
            while (have >= need)
            {
                have -= need;
                words[q++] = acc | ((t >> have) & ForBlock.Spread((1UL << need) - 1, laneBits));
                t &= ForBlock.Spread((1UL << have) - 1, laneBits);
                acc = 0;
                need = bits;
            }
            if (have > 0)
            {
                need -= have;
                acc |= t << need;
            }
        }
    }

    private static ulong Word(ReadOnlySpan<byte> packed, int index) =>
        BinaryPrimitives.ReadUInt64LittleEndian(packed[(index << 3)..]);
}
