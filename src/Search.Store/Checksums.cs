using System.IO.Hashing;

namespace Search.Store;

/// <summary>CRC-32 with the zlib polynomial, as index files and logs use it.</summary>
public static class Checksums
{
    private const int StepBytes = 1 << 20;

    /// <summary>CRC-32 of bytes, in the low 32 bits.</summary>
    public static long Crc32(ReadOnlySpan<byte> bytes) => System.IO.Hashing.Crc32.HashToUInt32(bytes);

    /// <summary>CRC-32 of a range of an input, in the low 32 bits.</summary>
    public static long Crc32(IndexInput input, long offset, long length)
    {
        var crc = new Crc32();
        while (length > 0)
        {
            int part = (int)Math.Min(length, StepBytes);
            crc.Append(input.Span(offset, part));
            offset += part;
            length -= part;
        }
        return crc.GetCurrentHashAsUInt32();
    }
}
