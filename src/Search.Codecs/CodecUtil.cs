using System.Globalization;
using Search.Store;

namespace Search.Codecs;

/// <summary>Headers and footers that frame every file of an index (Apache Lucene's CodecUtil format).</summary>
/// <remarks>
/// Header: int32 magic, codec name, int32 version. Index header: the same, then a 16-byte id and a one-byte-length suffix.
/// Footer, the last 16 bytes: int32 inverted magic, int32 algorithm 0, int64 CRC-32 of all bytes before it.
/// </remarks>
public static class CodecUtil
{
    /// <summary>First four bytes of every file.</summary>
    public const int HeaderMagic = 0x3FD76C17;

    /// <summary>First four bytes of every footer.</summary>
    public const int FooterMagic = ~HeaderMagic;

    /// <summary>Length of a footer in bytes.</summary>
    public const int FooterLength = 16;

    /// <summary>Length in bytes of an index header.</summary>
    public static int IndexHeaderLength(string codec, string suffix) =>
        9 + codec.Length + SegmentInfo.IdLength + 1 + suffix.Length;

    /// <summary>Writes a plain header.</summary>
    public static void WriteHeader(IndexOutput output, string codec, int version)
    {
        output.WriteInt32(HeaderMagic);
        output.WriteString(codec);
        output.WriteInt32(version);
    }

    /// <summary>Writes a header with the id of the segment or commit and a suffix.</summary>
    public static void WriteIndexHeader(
        IndexOutput output, string codec, int version, ReadOnlySpan<byte> id, string suffix)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(id.Length, SegmentInfo.IdLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(suffix.Length, byte.MaxValue);
        WriteHeader(output, codec, version);
        output.WriteBytes(id);
        output.WriteByte((byte)suffix.Length);
        foreach (char c in suffix)
        {
            output.WriteByte((byte)c);
        }
    }

    /// <summary>Writes the footer with the checksum of everything before it.</summary>
    public static void WriteFooter(IndexOutput output)
    {
        output.WriteInt32(FooterMagic);
        output.WriteInt32(0);
        output.WriteInt64(output.Checksum);
    }

    /// <summary>Reads a plain header at the input's position; returns its version.</summary>
    public static int CheckHeader(IndexInput input, string codec, int minVersion, int maxVersion)
    {
        long at = input.Position;
        int magic = input.ReadInt32();
        if (magic != HeaderMagic)
        {
            throw new CorruptIndexException(
                input.Resource, at, $"header magic {HeaderMagic:x8}", magic.ToString("x8", CultureInfo.InvariantCulture));
        }
        at = input.Position;
        string name = input.ReadString();
        if (name != codec)
        {
            throw new CorruptIndexException(input.Resource, at, $"codec {codec}", $"codec {Printable(name)}");
        }
        at = input.Position;
        int version = input.ReadInt32();
        if (version < minVersion || version > maxVersion)
        {
            throw new CorruptIndexException(
                input.Resource, at, $"{codec} version {minVersion}..{maxVersion}", $"version {version}");
        }
        return version;
    }

    /// <summary>Reads an index header at the input's position; returns its version.</summary>
    public static int CheckIndexHeader(
        IndexInput input, string codec, int minVersion, int maxVersion, ReadOnlySpan<byte> id, string suffix)
    {
        int version = CheckHeader(input, codec, minVersion, maxVersion);
        long at = input.Position;
        ReadOnlySpan<byte> found = ReadBytes(input, SegmentInfo.IdLength);
        if (!found.SequenceEqual(id))
        {
            throw new CorruptIndexException(
                input.Resource, at, $"id {Convert.ToHexStringLower(id)}", Convert.ToHexStringLower(found));
        }
        CheckSuffix(input, suffix);
        return version;
    }

    /// <summary>Reads the id and suffix part of an index header whose id is not known beforehand (segments_N).</summary>
    public static byte[] ReadIdAndSuffix(IndexInput input, string suffix)
    {
        byte[] id = ReadBytes(input, SegmentInfo.IdLength).ToArray();
        CheckSuffix(input, suffix);
        return id;
    }

    /// <summary>The checksum that the footer records; verifies the footer's form, not the content.</summary>
    public static long RetrieveChecksum(IndexInput input)
    {
        if (input.Length < FooterLength)
        {
            throw new CorruptIndexException(
                input.Resource, 0, $"at least {FooterLength} bytes", $"a file of {input.Length} bytes");
        }
        long at = input.Length - FooterLength;
        ByteCursor cursor = input.Cursor(at);
        int magic = cursor.ReadInt32();
        if (magic != FooterMagic)
        {
            throw new CorruptIndexException(
                input.Resource, at, $"footer magic {FooterMagic:x8}", magic.ToString("x8", CultureInfo.InvariantCulture));
        }
        int algorithm = cursor.ReadInt32();
        if (algorithm != 0)
        {
            throw new CorruptIndexException(input.Resource, at + 4, "checksum algorithm 0", $"{algorithm}");
        }
        long checksum = cursor.ReadInt64();
        return checksum >>> 32 == 0
            ? checksum
            : throw new CorruptIndexException(input.Resource, at + 8, "a 32-bit checksum", $"{checksum:x16}");
    }

    /// <summary>Verifies that the cursor stands at the footer and that the whole file has the recorded checksum.</summary>
    public static void CheckFooter(IndexInput input)
    {
        long at = input.Length - FooterLength;
        if (input.Position != at)
        {
            throw new CorruptIndexException(
                input.Resource, input.Position, $"the footer at byte {at}", "other bytes before it");
        }
        ChecksumEntireFile(input);
        input.Position = input.Length;
    }

    /// <summary>Verifies the checksum of the whole file, whatever the cursor's position.</summary>
    public static void ChecksumEntireFile(IndexInput input)
    {
        long recorded = RetrieveChecksum(input);
        long computed = Checksums.Crc32(input, 0, input.Length - 8);
        if (computed != recorded)
        {
            throw new CorruptIndexException(
                input.Resource, input.Length - 8, $"checksum {recorded:x8}", $"content with checksum {computed:x8}");
        }
    }

    private static void CheckSuffix(IndexInput input, string suffix)
    {
        long at = input.Position;
        int length = input.ReadByte();
        ReadOnlySpan<byte> found = ReadBytes(input, length);
        bool same = length == suffix.Length;
        for (int i = 0; same && i < length; i++)
        {
            same = found[i] == suffix[i];
        }
        if (!same)
        {
            throw new CorruptIndexException(
                input.Resource, at, $"suffix \"{suffix}\"", $"suffix of {length} bytes {Convert.ToHexStringLower(found)}");
        }
    }

    private static ReadOnlySpan<byte> ReadBytes(IndexInput input, int length)
    {
        ReadOnlySpan<byte> span = input.Span(input.Position, length);
        input.Position += length;
        return span;
    }

    private static string Printable(string name)
    {
        string shown = name.Length <= 64 ? name : name[..64] + "...";
        return string.Create(shown.Length, shown, static (span, s) =>
        {
            for (int i = 0; i < s.Length; i++)
            {
                span[i] = s[i] is >= ' ' and < (char)0x7F ? s[i] : '?';
            }
        });
    }
}
