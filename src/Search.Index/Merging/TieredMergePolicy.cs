namespace Search.Indexing;

/// <summary>
/// Merges segments of about equal size, whatever their order, and prefers merges that are balanced, small and reclaim deletions.
/// The index may hold as many segments as a staircase of tiers allows; above that the best-scored merge is chosen. Algorithm and
/// defaults are those of Apache Lucene's policy of that name (M. McCandless, "Visualizing Lucene's segment merges", 2011).
/// </summary>
public sealed class TieredMergePolicy : MergePolicy
{
    private const double SizeExponent = 0.05;
    private const double ReclaimWeight = 2.0;

    /// <summary>Most segments merged at once.</summary>
    public int MaxMergeAtOnce { get; init; } = 10;

    /// <summary>Segments allowed in each tier.</summary>
    public int SegmentsPerTier { get; init; } = 10;

    /// <summary>Segments are not merged into larger ones than this, in bytes.</summary>
    public long MaxMergedSegmentBytes { get; init; } = 5L << 30;

    /// <summary>Smaller segments count as being of this size, in bytes.</summary>
    public long FloorSegmentBytes { get; init; } = 2L << 20;

    /// <summary>Deleted documents that the index may hold, in percent.</summary>
    public double DeletesPercentAllowed { get; init; } = 33;

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<SegmentStatistics>> FindMerges(
        IReadOnlyList<SegmentStatistics> segments)
    {
        List<SegmentStatistics> sorted =
        [
            .. segments.OrderByDescending(s => s.LiveSizeBytes).ThenBy(s => s.Name, StringComparer.Ordinal),
        ];
        long mergingBytes = sorted.Where(s => s.IsMerging).Sum(s => s.LiveSizeBytes);
        long totalBytes = sorted.Sum(s => s.LiveSizeBytes);
        long maxDoc = segments.Sum(s => (long)s.MaxDoc);
        long deleted = segments.Sum(s => (long)s.DeletedDocs);
        double deletedPercent = maxDoc == 0 ? 0 : 100.0 * deleted / maxDoc;
        var eligible = new List<SegmentStatistics>();
        foreach (SegmentStatistics segment in sorted)
        {
            double ownPercent = segment.MaxDoc == 0 ? 0 : 100.0 * segment.DeletedDocs / segment.MaxDoc;
            bool isFull = segment.LiveSizeBytes > MaxMergedSegmentBytes / 2;
            if (isFull && (deletedPercent <= DeletesPercentAllowed || ownPercent <= DeletesPercentAllowed))
            {
                totalBytes -= segment.LiveSizeBytes;
            }
            else if (!segment.IsMerging)
            {
                eligible.Add(segment);
            }
        }
        long smallest = sorted.Count == 0 ? 0 : sorted[^1].LiveSizeBytes;
        int allowed = AllowedSegments(totalBytes, smallest);
        long allowedDeletes = (long)(DeletesPercentAllowed * maxDoc / 100);
        return Choose(eligible, allowed, allowedDeletes, mergingBytes >= MaxMergedSegmentBytes);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<SegmentStatistics>> FindForcedMerges(
        IReadOnlyList<SegmentStatistics> segments, int maxSegments)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSegments, 1);
        if (segments.Any(s => s.IsMerging))
        {
            return [];
        }
        List<SegmentStatistics> bySize =
            [.. segments.OrderBy(s => s.LiveSizeBytes).ThenBy(s => s.Name, StringComparer.Ordinal)];
        int surplus = bySize.Count - maxSegments;
        if (surplus > 0)
        {
            return [bySize[..(surplus + 1)]];
        }
        return [.. bySize.Where(s => s.DeletedDocs > 0).Select(s => (IReadOnlyList<SegmentStatistics>)[s])];
    }

    private int AllowedSegments(long totalBytes, long smallest)
    {
        long levelBytes = Math.Max(Math.Max(smallest, FloorSegmentBytes), 1);
        double left = totalBytes;
        double allowed = 0;
        int factor = Math.Min(MaxMergeAtOnce, SegmentsPerTier);
        while (true)
        {
            double inLevel = left / levelBytes;
            if (inLevel < SegmentsPerTier || levelBytes >= MaxMergedSegmentBytes)
            {
                allowed += Math.Ceiling(inLevel);
                break;
            }
            allowed += SegmentsPerTier;
            left -= (double)SegmentsPerTier * levelBytes;
            levelBytes = Math.Min(MaxMergedSegmentBytes, levelBytes * factor);
        }
        return Math.Max((int)allowed, SegmentsPerTier);
    }

    private List<IReadOnlyList<SegmentStatistics>> Choose(
        List<SegmentStatistics> eligible, int allowed, long allowedDeletes, bool maxMergeIsRunning)
    {
        var merges = new List<IReadOnlyList<SegmentStatistics>>();
        while (eligible.Count > 0)
        {
            long deletes = eligible.Sum(s => (long)s.DeletedDocs);
            if (eligible.Count <= allowed && deletes <= allowedDeletes)
            {
                break;
            }
            (List<SegmentStatistics>? best, bool hitLimit) = Best(eligible, maxMergeIsRunning);
            if (best is null)
            {
                break;
            }
            merges.Add(best);
            maxMergeIsRunning |= hitLimit;
            eligible.RemoveAll(best.Contains);
        }
        return merges;
    }

    private (List<SegmentStatistics>? Merge, bool HitLimit) Best(
        List<SegmentStatistics> eligible, bool maxMergeIsRunning)
    {
        List<SegmentStatistics>? best = null;
        double bestScore = double.MaxValue;
        bool bestHitLimit = false;
        for (int start = 0; start < eligible.Count; start++)
        {
            (List<SegmentStatistics> candidate, bool hitLimit) = Candidate(eligible, start);
            if (candidate.Count == 1 && candidate[0].DeletedDocs == 0)
            {
                continue;
            }
            // From here on only smaller merges follow.
            if (best is not null && !hitLimit && candidate.Count < MaxMergeAtOnce)
            {
                break;
            }
            double score = Score(candidate, hitLimit);
            if (score < bestScore && !(hitLimit && maxMergeIsRunning))
            {
                best = candidate;
                bestScore = score;
                bestHitLimit = hitLimit;
            }
        }
        return (best, bestHitLimit);
    }

    private (List<SegmentStatistics> Candidate, bool HitLimit) Candidate(List<SegmentStatistics> eligible, int start)
    {
        var candidate = new List<SegmentStatistics>();
        bool hitLimit = false;
        long bytes = 0;
        for (int i = start; i < eligible.Count && candidate.Count < MaxMergeAtOnce; i++)
        {
            long size = eligible[i].LiveSizeBytes;
            if (bytes + size > MaxMergedSegmentBytes)
            {
                hitLimit = true;
                if (candidate.Count > 0)
                {
                    // Smaller ones further on may still fit.
                    continue;
                }
            }
            candidate.Add(eligible[i]);
            bytes += size;
        }
        return (candidate, hitLimit);
    }

    private double Score(List<SegmentStatistics> candidate, bool hitLimit)
    {
        double before = 0;
        double after = 0;
        double afterFloored = 0;
        foreach (SegmentStatistics segment in candidate)
        {
            before += segment.SizeBytes;
            after += segment.LiveSizeBytes;
            afterFloored += Math.Max(segment.LiveSizeBytes, FloorSegmentBytes);
        }
        double largest = Math.Max(candidate[0].LiveSizeBytes, FloorSegmentBytes);
        double skew = hitLimit ? 1.0 / Math.Min(MaxMergeAtOnce, SegmentsPerTier) : largest / Math.Max(afterFloored, 1);
        double liveRatio = before == 0 ? 1 : after / before;
        return skew * Math.Pow(Math.Max(after, 1), SizeExponent) * Math.Pow(liveRatio, ReclaimWeight);
    }
}
