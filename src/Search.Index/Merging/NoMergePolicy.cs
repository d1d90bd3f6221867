namespace Search.Indexing;

/// <summary>Never merges.</summary>
public sealed class NoMergePolicy : MergePolicy
{
    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<SegmentStatistics>> FindMerges(
        IReadOnlyList<SegmentStatistics> segments) => [];

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<SegmentStatistics>> FindForcedMerges(
        IReadOnlyList<SegmentStatistics> segments, int maxSegments) => [];
}
