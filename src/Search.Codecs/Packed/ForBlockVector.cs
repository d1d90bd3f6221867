using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Codecs.Packed;

/// <summary>
/// Packed blocks with 256-bit vectors. The 64-bit words are first split into their upper and lower halves; from then on
/// eight words are shifted and masked at a time, and results are stored in order, each store running over into values that a later store
/// sets. The scalar twin is <see cref="ForBlockScalar"/>.
/// </summary>
internal static class ForBlockVector
{
    private const int UpperAt = ForBlock.Size + 8;
    private const int LowerAt = UpperAt + 72;

    /// <summary>Decodes 128 values; see <see cref="ForBlock.Decode"/>, which checks the length of the input.</summary>
    public static void Decode(ReadOnlySpan<byte> packed, int bits, Span<int> buffer)
    {
        if (buffer.Length < ForBlock.BufferLength || packed.Length < (((bits << 1) + 7) & ~7) << 3)
        {
            throw new ArgumentException("the buffer or the packed bytes are too short", nameof(buffer));
        }
        ref int values = ref MemoryMarshal.GetReference(buffer);
        ref uint upper = ref Unsafe.As<int, uint>(ref Unsafe.Add(ref values, UpperAt));
        ref uint lower = ref Unsafe.As<int, uint>(ref Unsafe.Add(ref values, LowerAt));
        int packedWords = bits << 1;
        Split(ref MemoryMarshal.GetReference(packed), ref upper, ref lower, packedWords);
        int laneBits = ForBlock.LaneBits(bits);
        int wordCount = ForBlock.Size * laneBits >> 6;
        int rounds = laneBits / bits;
        int remainder = wordCount - (rounds * packedWords);
        if (remainder > 0)
        {
            Remainder(packed, bits, remainder, ref Unsafe.Add(ref upper, packedWords), ref Unsafe.Add(ref lower, packedWords));
        }
        int at = 0;
        for (int half = 0; half < 2; half++)
        {
            ref uint source = ref half == 0 ? ref upper : ref lower;
            for (int laneShift = 32 - laneBits; laneShift >= 0; laneShift -= laneBits)
            {
                for (int shift = laneBits - bits; shift >= 0; shift -= bits)
                {
                    Extract(ref source, ref Unsafe.Add(ref values, at), packedWords, laneShift + shift, bits);
                    at += packedWords;
                }
                if (remainder > 0)
                {
                    Extract(ref Unsafe.Add(ref source, packedWords), ref Unsafe.Add(ref values, at), remainder, laneShift, bits);
                    at += remainder;
                }
            }
        }
    }

    // upper[i] and lower[i] become the halves of word i; whole groups of eight are written.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Split(ref byte packed, ref uint upper, ref uint lower, int words)
    {
        for (int i = 0; i < words; i += 8)
        {
            Vector256<uint> a = Vector256.LoadUnsafe(ref packed, (nuint)(i << 3)).AsUInt32();
            Vector256<uint> b = Vector256.LoadUnsafe(ref packed, (nuint)((i << 3) + 32)).AsUInt32();
            Vector256<uint> c = Vector256.Shuffle(a, Vector256.Create(0u, 2, 4, 6, 1, 3, 5, 7));
            Vector256<uint> d = Vector256.Shuffle(b, Vector256.Create(0u, 2, 4, 6, 1, 3, 5, 7));
            Vector256.Create(c.GetLower(), d.GetLower()).StoreUnsafe(ref lower, (nuint)i);
            Vector256.Create(c.GetUpper(), d.GetUpper()).StoreUnsafe(ref upper, (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Extract(ref uint source, ref int target, int count, int shift, int bits)
    {
        Vector256<uint> mask = Vector256.Create(uint.MaxValue >> (32 - bits));
        for (int i = 0; i < count; i += 8)
        {
            Vector256<uint> words = Vector256.LoadUnsafe(ref source, (nuint)i);
            ((words >> shift) & mask).AsInt32().StoreUnsafe(ref target, (nuint)i);
        }
    }

    // Few words: all lanes of one value are done at once, which is as wide as a vector of one word.
    private static void Remainder(ReadOnlySpan<byte> packed, int bits, int count, ref uint upper, ref uint lower)
    {
        Span<ulong> words = stackalloc ulong[32];
        ForBlockScalar.DecodeRemainder(packed, bits, words[..count]);
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref upper, i) = (uint)(words[i] >> 32);
            Unsafe.Add(ref lower, i) = (uint)words[i];
        }
    }
}
