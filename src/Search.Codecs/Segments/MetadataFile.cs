using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Reads a small file front to back: checksum first, then content, then "nothing is left before the footer".
/// </summary>
internal static class MetadataFile
{
    /// <summary>Reads content between header and footer. The reader gets the input at byte 0.</summary>
    public delegate T Parse<T>(IndexInput input);

    /// <summary>Opens, verifies and parses the file.</summary>
    public static T Read<T>(Directory directory, string name, Parse<T> parse)
    {
        using IndexInput input = directory.OpenInput(name);
        CodecUtil.ChecksumEntireFile(input);
        T value = parse(input);
        RequireFooter(input);
        return value;
    }

    /// <summary>Verifies that the input stands exactly at its footer.</summary>
    public static void RequireFooter(IndexInput input)
    {
        long footer = input.Length - CodecUtil.FooterLength;
        if (input.Position != footer)
        {
            throw new CorruptIndexException(
                input.Resource, input.Position, $"the footer at byte {footer}", "an end of the content elsewhere");
        }
    }

    /// <summary>
    /// Reads a count of records that take at least <paramref name="minBytes"/> each: one that the file cannot hold is
    /// refused before
    /// anything is allocated for it.
    /// </summary>
    public static int CheckCount(IndexInput input, long at, long count, int minBytes) =>
        count >= 0 && count <= (input.Length - input.Position) / minBytes
            ? (int)count
            : throw new CorruptIndexException(input.Resource, at, "a count that fits the file", $"{count}");
}
