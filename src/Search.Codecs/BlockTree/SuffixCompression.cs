using Search.Store;

namespace Search.Codecs.BlockTree;

/// <summary>Expands the compressed suffixes of a block: six-bit ASCII, or a plain LZ4 block.</summary>
internal static class SuffixCompression
{
    /// <summary>As they are.</summary>
    public const int None = 0;

    /// <summary>Mostly lower-case ASCII in six bits a byte.</summary>
    public const int LowercaseAscii = 1;

    /// <summary>LZ4 without a dictionary.</summary>
    public const int Lz4 = 2;

    private const int MinMatch = 4;

    /// <summary>
    /// Six bits a byte: the low six of the first three quarters are values; their top two bits, taken together, are the last
    /// quarter. Bytes that do not fit follow as exceptions (gap, value).
    /// </summary>
    public static void ReadLowercaseAscii(ref ByteCursor cursor, int length, ref byte[] target)
    {
        int saved = length >> 2;
        int packed = length - saved;
        ReadOnlySpan<byte> source = cursor.ReadBytes(packed);
        EnsureLength(ref target, length, 0);
        Span<byte> bytes = target.AsSpan(0, length);
        source.CopyTo(bytes);
        for (int i = 0; i < saved; i++)
        {
            bytes[packed + i] = (byte)((bytes[i] & 0xC0) >> 2
                | (bytes[saved + i] & 0xC0) >> 4
                | (bytes[(saved << 1) + i] & 0xC0) >> 6);
        }
        for (int i = 0; i < length; i++)
        {
            int b = bytes[i];
            bytes[i] = (byte)(((b & 0x1F) | 0x20 | ((b & 0x20) << 1)) - 1);
        }
        int exceptions = cursor.ReadVInt();
        int at = 0;
        for (int i = 0; i < exceptions; i++)
        {
            at += cursor.ReadByte();
            byte value = cursor.ReadByte();
            if (at >= length)
            {
                throw cursor.Corrupt($"an exception inside {length} bytes", $"index {at}");
            }
            bytes[at] = value;
        }
    }

    /// <summary>LZ4: the target grows with what was decoded, never with what a length promises.</summary>
    public static void ReadLz4(ref ByteCursor cursor, int length, ref byte[] target)
    {
        int done = 0;
        while (true)
        {
            int token = cursor.ReadByte();
            int literals = ReadLength(ref cursor, token >> 4, length - done);
            ReadOnlySpan<byte> bytes = cursor.ReadBytes(literals);
            EnsureLength(ref target, done + literals, done);
            bytes.CopyTo(target.AsSpan(done));
            done += literals;
            if (done == length)
            {
                return;
            }
            int distance = cursor.ReadByte() | cursor.ReadByte() << 8;
            int match = ReadLength(ref cursor, token & 15, length - done - MinMatch) + MinMatch;
            if (distance == 0 || distance > done || match > length - done)
            {
                throw cursor.Corrupt("a match inside the block", $"distance {distance}, length {match} at {done}");
            }
            EnsureLength(ref target, done + match, done);
            for (int end = done + match; done < end; done++)
            {
                target[done] = target[done - distance];
            }
        }
    }

    private static int ReadLength(ref ByteCursor cursor, int value, int limit)
    {
        if (value == 15)
        {
            byte more;
            do
            {
                more = cursor.ReadByte();
                value += more;
            }
            while (more == 255 && value <= limit);
        }
        return value <= limit
            ? value
            : throw cursor.Corrupt($"an LZ4 length of at most {limit}", $"{value}");
    }

    private static void EnsureLength(ref byte[] array, int length, int keep)
    {
        if (array.Length < length)
        {
            byte[] grown = new byte[Math.Max(length, array.Length * 2)];
            array.AsSpan(0, keep).CopyTo(grown);
            array = grown;
        }
    }
}
