namespace Search.Indexing;

/// <summary>What a merge policy knows about a segment.</summary>
/// <param name="Name">Segment name.</param>
/// <param name="MaxDoc">Documents, deleted ones included.</param>
/// <param name="DeletedDocs">Deleted documents.</param>
/// <param name="SizeBytes">Bytes of its files.</param>
/// <param name="IsMerging">True when a running or waiting merge takes it already.</param>
public sealed record SegmentStatistics(string Name, int MaxDoc, int DeletedDocs, long SizeBytes, bool IsMerging)
{
    /// <summary>Bytes that a merge would leave, taking all documents as equally long.</summary>
    public long LiveSizeBytes => MaxDoc == 0 ? 0 : (long)(SizeBytes * (1.0 - ((double)DeletedDocs / MaxDoc)));
}
