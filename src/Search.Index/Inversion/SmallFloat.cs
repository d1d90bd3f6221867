using System.Numerics;

namespace Search.Indexing;

/// <summary>
/// The lossy one-byte code of field lengths: exact to 39, then three significant bits after the leading one
/// (the format's notes, section 15).
/// </summary>
public static class SmallFloat
{
    private const int Exact = 24;

    /// <summary>The code of a length.</summary>
    public static byte IntToByte4(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return (byte)(length < Exact ? length : Exact + Encode(length - Exact));
    }

    /// <summary>The smallest length that has the code.</summary>
    public static int Byte4ToInt(byte code)
    {
        int value = code;
        return value < Exact ? value : Exact + Decode(value - Exact);
    }

    private static int Encode(int value)
    {
        if (value < 8)
        {
            return value;
        }
        int exponent = BitOperations.Log2((uint)value) + 1 - 4;
        return (value >> exponent & 7) | (exponent + 1) << 3;
    }

    private static int Decode(int code) => code < 8 ? code : (8 | (code & 7)) << ((code >> 3) - 1);
}
