using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Codecs.Packed;

/// <summary>
/// Packed blocks with 256-bit vectors. The 64-bit words are split into upper and lower halves; shifts and masks then take
/// eight words at a time to the values of one lane position; last, the lanes of these collapsed words are laid out one after the other.
/// The scalar twin is <see cref="ForBlockScalar"/>. Little-endian machines only.
/// </summary>
internal static class ForBlockVector
{
    // The packed halves lie where the values will be; the collapsed halves behind them.
    private const int HalfLength = ForBlock.HalfLength;
    private const int UpperAt = 2 * HalfLength;
    private const int LowerAt = 3 * HalfLength;

    /// <summary>Whether this machine has what the code needs.</summary>
    public static bool IsSupported => Vector256.IsHardwareAccelerated && BitConverter.IsLittleEndian;

    /// <summary>Bytes that decoding looks at: whole groups of eight words.</summary>
    public static int ReadLength(int bits) => (((bits << 1) + 7) & ~7) << 3;

    /// <summary>Decodes 128 values; see <see cref="ForBlock.Decode"/>, which checks the length of the input.</summary>
    public static void Decode(ReadOnlySpan<byte> packed, int bits, Span<int> buffer)
    {
        if (buffer.Length < ForBlock.BufferLength || packed.Length < ReadLength(bits) || bits is < 1 or > 32)
        {
            throw new ArgumentException("the buffer or the packed bytes are too short", nameof(buffer));
        }
        ref byte source = ref MemoryMarshal.GetReference(packed);
        ref uint values = ref Unsafe.As<int, uint>(ref MemoryMarshal.GetReference(buffer));
        ref uint upper = ref Unsafe.Add(ref values, UpperAt);
        ref uint lower = ref Unsafe.Add(ref values, LowerAt);
        int laneBits = ForBlock.LaneBits(bits);
        int packedWords = bits << 1;
        if (bits == laneBits)
        {
            Split(ref source, ref upper, ref lower, packedWords);
        }
        else
        {
            ref uint packedLower = ref Unsafe.Add(ref values, HalfLength);
            Split(ref source, ref values, ref packedLower, packedWords);
            int used = Collapse(ref values, ref upper, packedWords, laneBits, bits);
            Collapse(ref packedLower, ref lower, packedWords, laneBits, bits);
            if (used < ForBlock.Size * laneBits >> 6)
            {
                Remainder(packed, bits, laneBits, ref Unsafe.Add(ref upper, used), ref Unsafe.Add(ref lower, used));
            }
        }
        switch (laneBits)
        {
            case 8:
                Spread8(ref upper, ref values);
                Spread8(ref lower, ref Unsafe.Add(ref values, ForBlock.Size / 2));
                break;
            case 16:
                Spread16(ref upper, ref values);
                Spread16(ref lower, ref Unsafe.Add(ref values, ForBlock.Size / 2));
                break;
            default:
                Copy(ref upper, ref values);
                Copy(ref lower, ref Unsafe.Add(ref values, ForBlock.Size / 2));
                break;
        }
    }

    // upper[i] and lower[i] become the halves of word i; whole groups of eight are written.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Split(ref byte packed, ref uint upper, ref uint lower, int words)
    {
        Vector256<uint> order = Vector256.Create(0u, 2, 4, 6, 1, 3, 5, 7);
        for (int i = 0; i < words; i += 8)
        {
            Vector256<uint> a = Vector256.LoadUnsafe(ref packed, (nuint)(i << 3)).AsUInt32();
            Vector256<uint> b = Vector256.LoadUnsafe(ref packed, (nuint)((i << 3) + 32)).AsUInt32();
            Vector256<uint> c = Vector256.Shuffle(a, order);
            Vector256<uint> d = Vector256.Shuffle(b, order);
            Vector256.Create(c.GetLower(), d.GetLower()).StoreUnsafe(ref lower, (nuint)i);
            Vector256.Create(c.GetUpper(), d.GetUpper()).StoreUnsafe(ref upper, (nuint)i);
        }
    }

    // The values that lie whole in a lane: each round of shifting yields as many words as there are packed ones. Stores
    // run over into words that the next round, or the remainder, sets.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Collapse(ref uint packed, ref uint words, int packedWords, int laneBits, int bits)
    {
        var mask = Vector256.Create((uint)ForBlock.Spread((1UL << bits) - 1, laneBits));
        int used = 0;
        for (int shift = laneBits - bits; shift >= 0; shift -= bits)
        {
            for (int i = 0; i < packedWords; i += 8)
            {
                Vector256<uint> word = Vector256.LoadUnsafe(ref packed, (nuint)i);
                ((word >> shift) & mask).StoreUnsafe(ref words, (nuint)(used + i));
            }
            used += packedWords;
        }
        return used;
    }

    // Few words: all lanes of one value are done at once, which is as wide as a vector of one word.
    private static void Remainder(ReadOnlySpan<byte> packed, int bits, int laneBits, ref uint upper, ref uint lower)
    {
        Span<ulong> words = stackalloc ulong[32];
        int count;
        if (laneBits < 32)
        {
            ForBlockRemainder.Gather(packed, bits, words);
            count = ForBlockRemainder.MaxWords;
        }
        else
        {
            count = 64 - (bits << 1);
            ForBlockScalar.DecodeRemainder(packed, bits, words[..count]);
        }
        Split(ref Unsafe.As<ulong, byte>(ref MemoryMarshal.GetReference(words)), ref upper, ref lower, count);
    }

    // 16 words of four values each become 64 values.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread8(ref uint words, ref uint values)
    {
        Vector256<uint> mask = Vector256.Create(0xFFu);
        Vector256<uint> a = Vector256.LoadUnsafe(ref words);
        Vector256<uint> b = Vector256.LoadUnsafe(ref words, 8);
        (a >> 24).StoreUnsafe(ref values);
        (b >> 24).StoreUnsafe(ref values, 8);
        ((a >> 16) & mask).StoreUnsafe(ref values, 16);
        ((b >> 16) & mask).StoreUnsafe(ref values, 24);
        ((a >> 8) & mask).StoreUnsafe(ref values, 32);
        ((b >> 8) & mask).StoreUnsafe(ref values, 40);
        (a & mask).StoreUnsafe(ref values, 48);
        (b & mask).StoreUnsafe(ref values, 56);
    }

    // 32 words of two values each become 64 values.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread16(ref uint words, ref uint values)
    {
        Vector256<uint> mask = Vector256.Create(0xFFFFu);
        for (nuint i = 0; i < 32; i += 8)
        {
            Vector256<uint> word = Vector256.LoadUnsafe(ref words, i);
            (word >> 16).StoreUnsafe(ref values, i);
            (word & mask).StoreUnsafe(ref values, i + 32);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref uint words, ref uint values)
    {
        for (nuint i = 0; i < 64; i += 8)
        {
            Vector256.LoadUnsafe(ref words, i).StoreUnsafe(ref values, i);
        }
    }
}
