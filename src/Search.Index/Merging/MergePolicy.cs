namespace Search.Indexing;

/// <summary>Chooses segments to merge. Called with the segments in index order; must not choose one that is merging. Thread-safe.</summary>
public abstract class MergePolicy
{
    /// <summary>Merges that keep the index in shape; groups are disjoint.</summary>
    public abstract IReadOnlyList<IReadOnlyList<SegmentStatistics>> FindMerges(
        IReadOnlyList<SegmentStatistics> segments);

    /// <summary>Merges towards at most <paramref name="maxSegments"/> segments, with deletions reclaimed; none when that is so.</summary>
    public abstract IReadOnlyList<IReadOnlyList<SegmentStatistics>> FindForcedMerges(
        IReadOnlyList<SegmentStatistics> segments, int maxSegments);

    /// <summary>Whether a merged segment of that size is packed into one file, where flushed ones are.</summary>
    public virtual bool UseCompoundFile(long mergedBytes, long indexBytes) => mergedBytes <= indexBytes / 10;
}
