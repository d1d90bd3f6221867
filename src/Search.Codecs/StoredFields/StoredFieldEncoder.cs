namespace Search.Codecs;

/// <summary>Encodes what <see cref="StoredFieldDecoder"/> decodes.</summary>
internal static class StoredFieldEncoder
{
    private const int SmallSingleMax = 125;
    private const int SmallDoubleMax = 124;

    /// <summary>The head of a field.</summary>
    public static void WriteHead(ChunkBuffer buffer, int number, int type) =>
        buffer.WriteVarint((ulong)number << StoredFieldDecoder.TypeBits | (uint)type);

    /// <summary>Zig-zag 32-bit integer.</summary>
    public static void WriteInt32(ChunkBuffer buffer, int value) =>
        buffer.WriteVarint((uint)((value << 1) ^ (value >> 31)));

    /// <summary>A single: one byte for small whole numbers, 4 or 5 bytes otherwise.</summary>
    public static void WriteSingle(ChunkBuffer buffer, float value)
    {
        int whole = ToInt32(value);
        int bits = BitConverter.SingleToInt32Bits(value);
        if (whole == value && whole is >= -1 and <= SmallSingleMax && bits != BitConverter.SingleToInt32Bits(-0f))
        {
            buffer.WriteByte((byte)(0x80 | (1 + whole)));
        }
        else if (bits >= 0)
        {
            buffer.WriteInt32(bits);
        }
        else
        {
            buffer.WriteByte(0xFF);
            buffer.WriteInt32(bits);
        }
    }

    /// <summary>
    /// A double: one byte for small whole numbers, 5 bytes when a single holds it, 8 or 9 bytes otherwise.
    /// </summary>
    public static void WriteDouble(ChunkBuffer buffer, double value)
    {
        int whole = ToInt32(value);
        long bits = BitConverter.DoubleToInt64Bits(value);
        if (whole == value && whole is >= -1 and <= SmallDoubleMax && bits != BitConverter.DoubleToInt64Bits(-0d))
        {
            buffer.WriteByte((byte)(0x80 | (whole + 1)));
        }
        else if (value == (float)value)
        {
            buffer.WriteByte(0xFE);
            buffer.WriteInt32(BitConverter.SingleToInt32Bits((float)value));
        }
        else if (bits >= 0)
        {
            buffer.WriteInt64(bits);
        }
        else
        {
            buffer.WriteByte(0xFF);
            buffer.WriteInt64(bits);
        }
    }

    /// <summary>A long, divided by the largest of day, hour and second (in milliseconds) that divides it.</summary>
    public static void WriteInt64(ChunkBuffer buffer, long value)
    {
        int head = 0;
        if (value % StoredFieldDecoder.Second == 0)
        {
            if (value % StoredFieldDecoder.Day == 0)
            {
                head = 0xC0;
                value /= StoredFieldDecoder.Day;
            }
            else if (value % StoredFieldDecoder.Hour == 0)
            {
                head = 0x80;
                value /= StoredFieldDecoder.Hour;
            }
            else
            {
                head = 0x40;
                value /= StoredFieldDecoder.Second;
            }
        }
        ulong bits = (ulong)((value << 1) ^ (value >> 63));
        head |= (int)(bits & 0x1F);
        ulong rest = bits >> 5;
        if (rest == 0)
        {
            buffer.WriteByte((byte)head);
        }
        else
        {
            buffer.WriteByte((byte)(head | 0x20));
            buffer.WriteVarint(rest);
        }
    }

    private static int ToInt32(double value) => value is >= -1 and <= SmallSingleMax ? (int)value : int.MinValue;
}
