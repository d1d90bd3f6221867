using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Codecs.Packed;

/// <summary>
/// The values that are spread over the low bits left in the lanes of packed words, for widths up to 16 that leave some: every lane
/// at once, with the cuts of each width written out. <see cref="ForBlockScalar.DecodeRemainder"/> is the plain twin.
/// </summary>
internal static class ForBlockRemainder
{
    /// <summary>Words that <see cref="Gather"/> may write.</summary>
    public const int MaxWords = 16;

    private const ulong M1 = 0x1UL * 0x0101010101010101UL;
    private const ulong M2 = 0x3UL * 0x0101010101010101UL;
    private const ulong M3 = 0x7UL * 0x0101010101010101UL;
    private const ulong N1 = 0x1UL * 0x0001000100010001UL;
    private const ulong N2 = 0x3UL * 0x0001000100010001UL;
    private const ulong N3 = 0x7UL * 0x0001000100010001UL;
    private const ulong N4 = 0xfUL * 0x0001000100010001UL;
    private const ulong N5 = 0x1fUL * 0x0001000100010001UL;
    private const ulong N6 = 0x3fUL * 0x0001000100010001UL;
    private const ulong N7 = 0x7fUL * 0x0001000100010001UL;

    /// <summary>Fills one word (all lanes) a value.</summary>
    /// <param name="packed">The packed words, 16 bytes a bit.</param>
    /// <param name="bits">Bits of a value: 3, 5..7 or 9..15.</param>
    /// <param name="words">At least <see cref="MaxWords"/>.</param>
    public static void Gather(ReadOnlySpan<byte> packed, int bits, Span<ulong> words)
    {
        if (packed.Length < bits << 4 || words.Length < MaxWords)
        {
            throw new ArgumentException("the packed bytes or the target are too short", nameof(packed));
        }
        ref ulong w = ref Unsafe.As<byte, ulong>(ref MemoryMarshal.GetReference(packed));
        ref ulong v = ref MemoryMarshal.GetReference(words);
        switch (bits)
        {
            case 3:
                Gather3(ref w, ref v);
                break;
            case 5:
                Gather5(ref w, ref v);
                break;
            case 6:
                Gather6(ref w, ref v);
                break;
            case 7:
                Gather7(ref w, ref v);
                break;
            case 9:
                Gather9(ref w, ref v);
                break;
            case 10:
                Gather10(ref w, ref v);
                break;
            case 11:
                Gather11(ref w, ref v);
                break;
            case 12:
                Gather12(ref w, ref v);
                break;
            case 13:
                Gather13(ref w, ref v);
                break;
            case 14:
                Gather14(ref w, ref v);
                break;
            case 15:
                Gather15(ref w, ref v);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(bits));
        }
    }

    // 3 words of 2 bits a lane become 2 values of 3; 2 times.
    private static void Gather3(ref ulong w, ref ulong v)
    {
        for (int k = 0; k < 2; k++)
        {
            v = ((w & M2) << 1) | ((Unsafe.Add(ref w, 1) >> 1) & M1);
            Unsafe.Add(ref v, 1) = ((Unsafe.Add(ref w, 1) & M1) << 2) | (Unsafe.Add(ref w, 2) & M2);
            w = ref Unsafe.Add(ref w, 3);
            v = ref Unsafe.Add(ref v, 2);
        }
    }

    // 5 words of 3 bits a lane become 3 values of 5; 2 times.
    private static void Gather5(ref ulong w, ref ulong v)
    {
        for (int k = 0; k < 2; k++)
        {
            v = ((w & M3) << 2) | ((Unsafe.Add(ref w, 1) >> 1) & M2);
            Unsafe.Add(ref v, 1) = ((Unsafe.Add(ref w, 1) & M1) << 4) | ((Unsafe.Add(ref w, 2) & M3) << 1)
                | ((Unsafe.Add(ref w, 3) >> 2) & M1);
            Unsafe.Add(ref v, 2) = ((Unsafe.Add(ref w, 3) & M2) << 3) | (Unsafe.Add(ref w, 4) & M3);
            w = ref Unsafe.Add(ref w, 5);
            v = ref Unsafe.Add(ref v, 3);
        }
    }

    // 3 words of 2 bits a lane become 1 value of 6; 4 times.
    private static void Gather6(ref ulong w, ref ulong v)
    {
        for (int k = 0; k < 4; k++)
        {
            v = ((w & M2) << 4) | ((Unsafe.Add(ref w, 1) & M2) << 2) | (Unsafe.Add(ref w, 2) & M2);
            w = ref Unsafe.Add(ref w, 3);
            v = ref Unsafe.Add(ref v, 1);
        }
    }

    // 7 words of 1 bits a lane become 1 value of 7; 2 times.
    private static void Gather7(ref ulong w, ref ulong v)
    {
        for (int k = 0; k < 2; k++)
        {
            v = ((w & M1) << 6) | ((Unsafe.Add(ref w, 1) & M1) << 5) | ((Unsafe.Add(ref w, 2) & M1) << 4)
                | ((Unsafe.Add(ref w, 3) & M1) << 3) | ((Unsafe.Add(ref w, 4) & M1) << 2)
                | ((Unsafe.Add(ref w, 5) & M1) << 1) | (Unsafe.Add(ref w, 6) & M1);
            w = ref Unsafe.Add(ref w, 7);
            v = ref Unsafe.Add(ref v, 1);
        }
    }

    // 9 words of 7 bits a lane become 7 values of 9; 2 times.
    private static void Gather9(ref ulong w, ref ulong v)
    {
        for (int k = 0; k < 2; k++)
        {
            v = ((w & N7) << 2) | ((Unsafe.Add(ref w, 1) >> 5) & N2);
            Unsafe.Add(ref v, 1) = ((Unsafe.Add(ref w, 1) & N5) << 4) | ((Unsafe.Add(ref w, 2) >> 3) & N4);
            Unsafe.Add(ref v, 2) = ((Unsafe.Add(ref w, 2) & N3) << 6) | ((Unsafe.Add(ref w, 3) >> 1) & N6);
            Unsafe.Add(ref v, 3) = ((Unsafe.Add(ref w, 3) & N1) << 8) | ((Unsafe.Add(ref w, 4) & N7) << 1)
                | ((Unsafe.Add(ref w, 5) >> 6) & N1);
            Unsafe.Add(ref v, 4) = ((Unsafe.Add(ref w, 5) & N6) << 3) | ((Unsafe.Add(ref w, 6) >> 4) & N3);
            Unsafe.Add(ref v, 5) = ((Unsafe.Add(ref w, 6) & N4) << 5) | ((Unsafe.Add(ref w, 7) >> 2) & N5);
            Unsafe.Add(ref v, 6) = ((Unsafe.Add(ref w, 7) & N2) << 7) | (Unsafe.Add(ref w, 8) & N7);
            w = ref Unsafe.Add(ref w, 9);
            v = ref Unsafe.Add(ref v, 7);
        }
    }

    // 5 words of 6 bits a lane become 3 values of 10; 4 times.
    private static void Gather10(ref ulong w, ref ulong v)
    {
        for (int k = 0; k < 4; k++)
        {
            v = ((w & N6) << 4) | ((Unsafe.Add(ref w, 1) >> 2) & N4);
            Unsafe.Add(ref v, 1) = ((Unsafe.Add(ref w, 1) & N2) << 8) | ((Unsafe.Add(ref w, 2) & N6) << 2)
                | ((Unsafe.Add(ref w, 3) >> 4) & N2);
            Unsafe.Add(ref v, 2) = ((Unsafe.Add(ref w, 3) & N4) << 6) | (Unsafe.Add(ref w, 4) & N6);
            w = ref Unsafe.Add(ref w, 5);
            v = ref Unsafe.Add(ref v, 3);
        }
    }

    // 11 words of 5 bits a lane become 5 values of 11; 2 times.
    private static void Gather11(ref ulong w, ref ulong v)
    {
        for (int k = 0; k < 2; k++)
        {
            v = ((w & N5) << 6) | ((Unsafe.Add(ref w, 1) & N5) << 1) | ((Unsafe.Add(ref w, 2) >> 4) & N1);
            Unsafe.Add(ref v, 1) = ((Unsafe.Add(ref w, 2) & N4) << 7) | ((Unsafe.Add(ref w, 3) & N5) << 2)
                | ((Unsafe.Add(ref w, 4) >> 3) & N2);
            Unsafe.Add(ref v, 2) = ((Unsafe.Add(ref w, 4) & N3) << 8) | ((Unsafe.Add(ref w, 5) & N5) << 3)
                | ((Unsafe.Add(ref w, 6) >> 2) & N3);
            Unsafe.Add(ref v, 3) = ((Unsafe.Add(ref w, 6) & N2) << 9) | ((Unsafe.Add(ref w, 7) & N5) << 4)
                | ((Unsafe.Add(ref w, 8) >> 1) & N4);
            Unsafe.Add(ref v, 4) = ((Unsafe.Add(ref w, 8) & N1) << 10) | ((Unsafe.Add(ref w, 9) & N5) << 5)
                | (Unsafe.Add(ref w, 10) & N5);
            w = ref Unsafe.Add(ref w, 11);
            v = ref Unsafe.Add(ref v, 5);
        }
    }

    // 3 words of 4 bits a lane become 1 value of 12; 8 times.
    private static void Gather12(ref ulong w, ref ulong v)
    {
        for (int k = 0; k < 8; k++)
        {
            v = ((w & N4) << 8) | ((Unsafe.Add(ref w, 1) & N4) << 4) | (Unsafe.Add(ref w, 2) & N4);
            w = ref Unsafe.Add(ref w, 3);
            v = ref Unsafe.Add(ref v, 1);
        }
    }

    // 13 words of 3 bits a lane become 3 values of 13; 2 times.
    private static void Gather13(ref ulong w, ref ulong v)
    {
        for (int k = 0; k < 2; k++)
        {
            v = ((w & N3) << 10) | ((Unsafe.Add(ref w, 1) & N3) << 7) | ((Unsafe.Add(ref w, 2) & N3) << 4)
                | ((Unsafe.Add(ref w, 3) & N3) << 1) | ((Unsafe.Add(ref w, 4) >> 2) & N1);
            Unsafe.Add(ref v, 1) = ((Unsafe.Add(ref w, 4) & N2) << 11) | ((Unsafe.Add(ref w, 5) & N3) << 8)
                | ((Unsafe.Add(ref w, 6) & N3) << 5) | ((Unsafe.Add(ref w, 7) & N3) << 2)
                | ((Unsafe.Add(ref w, 8) >> 1) & N2);
            Unsafe.Add(ref v, 2) = ((Unsafe.Add(ref w, 8) & N1) << 12) | ((Unsafe.Add(ref w, 9) & N3) << 9)
                | ((Unsafe.Add(ref w, 10) & N3) << 6) | ((Unsafe.Add(ref w, 11) & N3) << 3)
                | (Unsafe.Add(ref w, 12) & N3);
            w = ref Unsafe.Add(ref w, 13);
            v = ref Unsafe.Add(ref v, 3);
        }
    }

    // 7 words of 2 bits a lane become 1 value of 14; 4 times.
    private static void Gather14(ref ulong w, ref ulong v)
    {
        for (int k = 0; k < 4; k++)
        {
            v = ((w & N2) << 12) | ((Unsafe.Add(ref w, 1) & N2) << 10) | ((Unsafe.Add(ref w, 2) & N2) << 8)
                | ((Unsafe.Add(ref w, 3) & N2) << 6) | ((Unsafe.Add(ref w, 4) & N2) << 4)
                | ((Unsafe.Add(ref w, 5) & N2) << 2) | (Unsafe.Add(ref w, 6) & N2);
            w = ref Unsafe.Add(ref w, 7);
            v = ref Unsafe.Add(ref v, 1);
        }
    }

    // 15 words of 1 bits a lane become 1 value of 15; 2 times.
    private static void Gather15(ref ulong w, ref ulong v)
    {
        for (int k = 0; k < 2; k++)
        {
            v = ((w & N1) << 14) | ((Unsafe.Add(ref w, 1) & N1) << 13) | ((Unsafe.Add(ref w, 2) & N1) << 12)
                | ((Unsafe.Add(ref w, 3) & N1) << 11) | ((Unsafe.Add(ref w, 4) & N1) << 10)
                | ((Unsafe.Add(ref w, 5) & N1) << 9) | ((Unsafe.Add(ref w, 6) & N1) << 8)
                | ((Unsafe.Add(ref w, 7) & N1) << 7) | ((Unsafe.Add(ref w, 8) & N1) << 6)
                | ((Unsafe.Add(ref w, 9) & N1) << 5) | ((Unsafe.Add(ref w, 10) & N1) << 4)
                | ((Unsafe.Add(ref w, 11) & N1) << 3) | ((Unsafe.Add(ref w, 12) & N1) << 2)
                | ((Unsafe.Add(ref w, 13) & N1) << 1) | (Unsafe.Add(ref w, 14) & N1);
            w = ref Unsafe.Add(ref w, 15);
            v = ref Unsafe.Add(ref v, 1);
        }
    }
}
