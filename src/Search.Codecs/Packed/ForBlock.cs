namespace Search.Codecs.Packed;

/// <summary>
/// 128 non-negative integers packed with a fixed number of bits (frame of reference), in the lane layout of Lucene 8.4:
/// see README.md of this folder. Chooses between the vector code and its scalar twin.
/// </summary>
internal static class ForBlock
{
    /// <summary>Values in a block.</summary>
    public const int Size = 128;

    /// <summary>Room for one half of 64 words and what stores of whole vectors run over.</summary>
    internal const int HalfLength = 64 + 16;

    /// <summary>Length of an array that decoding may fill: the values first, the rest is scratch.</summary>
    public const int BufferLength = 4 * HalfLength;

    /// <summary>Bytes that the vector code may look at from the start of a block; fewer select the scalar twin.</summary>
    public const int MaxReadBytes = 16 * 32;

    /// <summary>A decode buffer.</summary>
    public static int[] NewBuffer() => new int[BufferLength];

    /// <summary>Bytes of a block of <paramref name="bits"/> bits a value.</summary>
    public static int ByteLength(int bits) => bits << 4;

    /// <summary>Bits of one lane of a 64-bit word at this width.</summary>
    public static int LaneBits(int bits) => bits <= 8 ? 8 : bits <= 16 ? 16 : 32;

    /// <summary>Decodes a block.</summary>
    /// <param name="packed">At least <see cref="ByteLength"/> bytes; more when there are more, which is faster.</param>
    /// <param name="bits">1..32.</param>
    /// <param name="buffer">A <see cref="NewBuffer"/>: the first 128 become the values, the rest is overwritten.</param>
    public static void Decode(ReadOnlySpan<byte> packed, int bits, Span<int> buffer)
    {
        if (ForBlockVector.IsSupported && packed.Length >= ForBlockVector.ReadLength(bits))
        {
            ForBlockVector.Decode(packed, bits, buffer);
        }
        else
        {
            ForBlockScalar.Decode(packed, bits, buffer);
        }
    }

    /// <summary>Repeats the low <paramref name="laneBits"/> bits of a mask in every lane of a word.</summary>
    internal static ulong Spread(ulong mask, int laneBits) => laneBits switch
    {
        8 => mask * 0x0101010101010101UL,
        16 => mask * 0x0001000100010001UL,
        _ => mask * 0x0000000100000001UL,
    };
}
