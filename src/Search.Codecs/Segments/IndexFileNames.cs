namespace Search.Codecs;

/// <summary>
/// Names of index files: <c>_a.si</c>, <c>_a_Lucene84_0.tim</c>, <c>_a_3.liv</c>, <c>segments_1z</c>. Numbers in names
/// are in base 36 with lower-case digits.
/// </summary>
public static class IndexFileNames
{
    /// <summary>What a commit's name begins with.</summary>
    public const string Segments = "segments";

    /// <summary>What the name of a commit that is not finished begins with.</summary>
    public const string PendingSegments = "pending_segments";

    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Name of a file of a segment; the suffix may be empty.</summary>
    public static string SegmentFile(string segment, string suffix, string extension) =>
        suffix.Length == 0 ? $"{segment}.{extension}" : $"{segment}_{suffix}.{extension}";

    /// <summary>Name of a file with a generation above 0, such as <c>_a_3.liv</c>; generation 0 has no infix.</summary>
    public static string GenerationFile(string baseName, string extension, long generation) =>
        SegmentFile(baseName, generation > 0 ? ToBase36(generation) : "", extension);

    /// <summary>Name of a commit.</summary>
    public static string SegmentsFile(long generation) => $"{Segments}_{ToBase36(generation)}";

    /// <summary>Name of a commit that is being written.</summary>
    public static string PendingSegmentsFile(long generation) => $"{PendingSegments}_{ToBase36(generation)}";

    /// <summary>Generation in the name of a commit; false when the name is not one.</summary>
    public static bool TryParseSegmentsFile(string name, out long generation)
    {
        generation = 0;
        return name.StartsWith(Segments, StringComparison.Ordinal)
            && name.Length > Segments.Length + 1
            && name[Segments.Length] == '_'
            && TryParseBase36(name.AsSpan(Segments.Length + 1), out generation);
    }

    /// <summary>
    /// Segment name in the name of a segment's file: everything before the first dot or second underscore.
    /// </summary>
    public static string SegmentOf(string fileName)
    {
        int end = fileName.AsSpan(1).IndexOfAny('_', '.');
        return end < 0 ? fileName : fileName[..(end + 1)];
    }

    /// <summary>True for names of the shape every segment file has: <c>_[a-z0-9]+(_.*)?\..*</c>.</summary>
    public static bool IsSegmentFile(string name)
    {
        if (name.Length < 3 || name[0] != '_')
        {
            return false;
        }
        int end = 1;
        while (end < name.Length && Digits.Contains(name[end], StringComparison.Ordinal))
        {
            end++;
        }
        return end > 1 && end < name.Length
            && (name[end] == '.' || (name[end] == '_' && name.IndexOf('.', end) > 0));
    }

    /// <summary>A non-negative number in base 36.</summary>
    public static string ToBase36(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Span<char> buffer = stackalloc char[13];
        int start = buffer.Length;
        do
        {
            buffer[--start] = Digits[(int)(value % 36)];
            value /= 36;
        }
        while (value > 0);
        return new string(buffer[start..]);
    }

    /// <summary>Reads a base-36 number; false when it is empty, has other characters or is over 63 bits.</summary>
    public static bool TryParseBase36(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        if (text.IsEmpty || text.Length > 13)
        {
            return false;
        }
        Int128 sum = 0;
        foreach (char c in text)
        {
            int digit = Digits.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }
            sum = (sum * 36) + digit;
        }
        value = sum <= long.MaxValue ? (long)sum : 0;
        return sum <= long.MaxValue;
    }
}
