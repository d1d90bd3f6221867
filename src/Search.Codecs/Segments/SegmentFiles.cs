using Search.Store;

namespace Search.Codecs;

/// <summary>Checks file names that come out of files.</summary>
internal static class SegmentFiles
{
    /// <summary>Refuses a name that is not a plain file name of the segment.</summary>
    public static void Require(IndexInput input, long at, string file, string segment)
    {
        bool good = IndexFileNames.IsSegmentFile(file)
            && IndexFileNames.SegmentOf(file) == segment
            && IsPlain(file);
        if (!good)
        {
            throw new CorruptIndexException(input.Resource, at, $"names of files of segment {segment}", "another name");
        }
    }

    /// <summary>True for names of ASCII letters, digits, underscores, hyphens and dots.</summary>
    public static bool IsPlain(string name)
    {
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '-'))
            {
                return false;
            }
        }
        return name.Length > 0;
    }
}
