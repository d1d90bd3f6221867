namespace Search.Codecs.Tests;

/// <summary>Segments to write files for.</summary>
internal static class TestSegments
{
    /// <summary>A segment of that many documents.</summary>
    public static SegmentInfo Create(int maxDoc, string name = "_0") =>
        new() { Name = name, Id = SegmentId.Create(), MaxDoc = maxDoc };
}
