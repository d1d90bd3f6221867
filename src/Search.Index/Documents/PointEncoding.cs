using System.Buffers.Binary;

namespace Search.Indexing;

/// <summary>
/// Numbers as bytes of the same order, as Lucene's NumericUtils has them: big-endian with the sign turned round, floating-point
/// numbers through their sortable bits.
/// </summary>
public static class PointEncoding
{
    /// <summary>Writes eight bytes.</summary>
    public static void Write(long value, Span<byte> destination) =>
        BinaryPrimitives.WriteInt64BigEndian(destination, value ^ long.MinValue);

    /// <summary>Writes four bytes.</summary>
    public static void Write(int value, Span<byte> destination) =>
        BinaryPrimitives.WriteInt32BigEndian(destination, value ^ int.MinValue);

    /// <summary>Writes eight bytes.</summary>
    public static void Write(double value, Span<byte> destination) => Write(IndexSorts.Sortable(value), destination);

    /// <summary>Writes four bytes.</summary>
    public static void Write(float value, Span<byte> destination) => Write(IndexSorts.Sortable(value), destination);

    /// <summary>Reads eight bytes.</summary>
    public static long ReadInt64(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadInt64BigEndian(bytes) ^ long.MinValue;

    /// <summary>Reads four bytes.</summary>
    public static int ReadInt32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes) ^ int.MinValue;

    /// <summary>Reads eight bytes.</summary>
    public static double ReadDouble(ReadOnlySpan<byte> bytes) =>
        BitConverter.Int64BitsToDouble(IndexSorts.SortableBits(ReadInt64(bytes)));

    /// <summary>Reads four bytes.</summary>
    public static float ReadSingle(ReadOnlySpan<byte> bytes) =>
        BitConverter.Int32BitsToSingle(IndexSorts.SortableBits(ReadInt32(bytes)));

    /// <summary>The packed bytes of a point of integers.</summary>
    public static byte[] Pack(params ReadOnlySpan<long> dimensions)
    {
        byte[] packed = new byte[dimensions.Length * sizeof(long)];
        for (int i = 0; i < dimensions.Length; i++)
        {
            Write(dimensions[i], packed.AsSpan(i * sizeof(long)));
        }
        return packed;
    }

    /// <summary>The packed bytes of a point of integers.</summary>
    public static byte[] Pack(params ReadOnlySpan<int> dimensions)
    {
        byte[] packed = new byte[dimensions.Length * sizeof(int)];
        for (int i = 0; i < dimensions.Length; i++)
        {
            Write(dimensions[i], packed.AsSpan(i * sizeof(int)));
        }
        return packed;
    }

    /// <summary>The packed bytes of a point of floating-point numbers.</summary>
    public static byte[] Pack(params ReadOnlySpan<double> dimensions)
    {
        byte[] packed = new byte[dimensions.Length * sizeof(double)];
        for (int i = 0; i < dimensions.Length; i++)
        {
            Write(dimensions[i], packed.AsSpan(i * sizeof(double)));
        }
        return packed;
    }

    /// <summary>The packed bytes of a point of floating-point numbers.</summary>
    public static byte[] Pack(params ReadOnlySpan<float> dimensions)
    {
        byte[] packed = new byte[dimensions.Length * sizeof(float)];
        for (int i = 0; i < dimensions.Length; i++)
        {
            Write(dimensions[i], packed.AsSpan(i * sizeof(float)));
        }
        return packed;
    }
}
