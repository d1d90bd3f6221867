namespace Search.Codecs;

/// <summary>Names, versions and sizes of the points files.</summary>
internal static class Lucene86PointsFormat
{
    public const string MetaExtension = "kdm";
    public const string IndexExtension = "kdi";
    public const string DataExtension = "kdd";
    public const string MetaCodec = "Lucene86PointsFormatMeta";
    public const string IndexCodec = "Lucene86PointsFormatIndex";
    public const string DataCodec = "Lucene86PointsFormatData";
    public const string TreeCodec = "BKD";
    public const int Version = 0;
    public const int TreeVersion = 9;
    public const int EndOfFields = -1;
    public const int MaxPointsInLeaf = 512;

    /// <summary>Leaves left of the root of a subtree of that many leaves: the tree is complete, its last level filled from the left.</summary>
    public static int LeftLeaves(int leaves)
    {
        int full = 1 << (31 - System.Numerics.BitOperations.LeadingZeroCount((uint)leaves));
        return (full / 2) + Math.Min(leaves - full, full / 2);
    }
}
