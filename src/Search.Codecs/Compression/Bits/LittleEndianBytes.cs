using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Codecs;

/// <summary>
/// Unaligned little-endian loads without bounds checks, for the LZ4 compressor, which has checked its limits once.
/// <see cref="LittleEndianBytesScalar"/> does the same byte by byte; a test holds them equal.
/// </summary>
internal static class LittleEndianBytes
{
    /// <summary>Four bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Load32(ref byte origin, int offset)
    {
        uint value = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref origin, offset));
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    /// <summary>Eight bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load64(ref byte origin, int offset)
    {
        ulong value = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref origin, offset));
        return BitConverter.IsLittleEndian ? value : BinaryPrimitives.ReverseEndianness(value);
    }

    /// <summary>
    /// How many bytes at two places are equal, before <paramref name="limit"/> is reached by the later place.
    /// </summary>
    public static int CommonLength(ref byte origin, int earlier, int later, int limit)
    {
        int start = later;
        while (later <= limit - 8)
        {
            ulong difference = Load64(ref origin, earlier) ^ Load64(ref origin, later);
            if (difference != 0)
            {
                return later - start + (BitOperations.TrailingZeroCount(difference) >> 3);
            }
            later += 8;
            earlier += 8;
        }
        while (later < limit && Unsafe.Add(ref origin, earlier) == Unsafe.Add(ref origin, later))
        {
            later++;
            earlier++;
        }
        return later - start;
    }

    /// <summary>The first byte of a span that is not empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref byte Origin(ReadOnlySpan<byte> bytes) => ref MemoryMarshal.GetReference(bytes);
}
