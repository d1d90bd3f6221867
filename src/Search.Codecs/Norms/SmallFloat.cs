using System.Numerics;

namespace Search.Codecs;

/// <summary>
/// The norm byte of a field length: lengths below 24 as they are, longer ones as 24 plus a number with three bits of
/// mantissa below a hidden one (the format notes, section 15).
/// </summary>
public static class SmallFloat
{
    private const int ExactValues = 24;

    /// <summary>The length a norm byte stands for.</summary>
    public static int ByteToLength(byte norm)
    {
        if (norm < ExactValues)
        {
            return norm;
        }
        int code = norm - ExactValues;
        int mantissa = code & 7;
        int shift = (code >> 3) - 1;
        return ExactValues + (shift < 0 ? mantissa : (mantissa | 8) << shift);
    }

    /// <summary>The norm byte of a length: the greatest whose length is not above it.</summary>
    public static byte LengthToByte(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length < ExactValues)
        {
            return (byte)length;
        }
        int rest = length - ExactValues;
        int bits = 32 - BitOperations.LeadingZeroCount((uint)rest);
        if (bits < 4)
        {
            return (byte)(ExactValues + rest);
        }
        int shift = bits - 4;
        return (byte)(ExactValues + (((rest >> shift) & 7) | ((shift + 1) << 3)));
    }
}
