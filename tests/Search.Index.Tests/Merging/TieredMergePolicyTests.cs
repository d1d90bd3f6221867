using Search.Testing;

namespace Search.Indexing.Tests.Merging;

public sealed class TieredMergePolicyTests
{
    [Fact]
    public void Merges_are_disjoint_within_limits_and_lead_to_a_staircase() => TestSeed.Run(
        random =>
        {
            var policy = new TieredMergePolicy
            {
                SegmentsPerTier = random.Next(2, 12),
                MaxMergeAtOnce = random.Next(2, 12),
                FloorSegmentBytes = random.Next(1, 1000),
                MaxMergedSegmentBytes = random.NextInt64(10_000, 1_000_000),
            };
            var segments = new List<SegmentStatistics>();
            int name = 0;
            for (int round = 0; round < 200; round++)
            {
                segments.Add(new SegmentStatistics($"_{name++}", 100, random.Next(60), random.Next(1, 2000), false));
                for (int merges = 0; Step(policy, segments, ref name); merges++)
                {
                    Assert.True(merges < 1000, "merging does not end");
                }
            }
            long total = segments.Sum(s => s.LiveSizeBytes);
            long full = total / (policy.MaxMergedSegmentBytes / 2) + 1;
            double tiers = Math.Log(total + 1, Math.Min(policy.SegmentsPerTier, policy.MaxMergeAtOnce)) + 2;
            Assert.True(segments.Count <= full + (tiers * policy.SegmentsPerTier), $"{segments.Count} segments");
        },
        iterations: 20);

    [Fact]
    public void Segments_that_merge_already_are_left_alone()
    {
        var policy = new TieredMergePolicy { SegmentsPerTier = 2, MaxMergeAtOnce = 2 };
        SegmentStatistics[] segments =
            [.. Enumerable.Range(0, 6).Select(i => new SegmentStatistics($"_{i}", 10, 0, 100, i % 2 == 0))];
        Assert.All(policy.FindMerges(segments).SelectMany(m => m), s => Assert.False(s.IsMerging));
        Assert.Empty(policy.FindForcedMerges(segments, 1));
    }

    [Fact]
    public void A_forced_merge_reclaims_deletions_and_takes_the_smallest()
    {
        var policy = new TieredMergePolicy();
        SegmentStatistics clean = new("_0", 10, 0, 1000, false);
        SegmentStatistics dirty = new("_1", 10, 1, 900, false);
        SegmentStatistics small = new("_2", 10, 0, 5, false);
        Assert.Empty(policy.FindForcedMerges([clean], 1));
        Assert.Equal([[dirty]], policy.FindForcedMerges([clean, dirty], 2));
        Assert.Equal([[small, dirty]], policy.FindForcedMerges([clean, dirty, small], 2));
        Assert.Equal([[small, dirty, clean]], policy.FindForcedMerges([clean, dirty, small], 1));
    }

    [Fact]
    public void Many_deletions_are_reclaimed_even_when_there_are_few_segments()
    {
        var policy = new TieredMergePolicy { DeletesPercentAllowed = 20 };
        SegmentStatistics[] segments = [new("_0", 1000, 500, 10 << 20, false), new("_1", 1000, 0, 10 << 20, false)];
        Assert.Contains(segments[0], policy.FindMerges(segments).SelectMany(m => m));
        Assert.Empty(new TieredMergePolicy { DeletesPercentAllowed = 50 }.FindMerges(segments));
    }

    private static bool Step(TieredMergePolicy policy, List<SegmentStatistics> segments, ref int name)
    {
        IReadOnlyList<IReadOnlyList<SegmentStatistics>> merges = policy.FindMerges(segments);
        var seen = new HashSet<string>();
        foreach (IReadOnlyList<SegmentStatistics> merge in merges)
        {
            Assert.InRange(merge.Count, 1, policy.MaxMergeAtOnce);
            Assert.True(merge.Count > 1 || merge[0].DeletedDocs > 0, "a merge that changes nothing");
            long bytes = merge.Sum(s => s.LiveSizeBytes);
            Assert.True(merge.Count == 1 || bytes <= policy.MaxMergedSegmentBytes, "too large");
            Assert.All(merge, s => Assert.True(seen.Add(s.Name) && segments.Remove(s), "a segment is chosen twice"));
            segments.Add(new SegmentStatistics(
                $"_{name++}",
                merge.Sum(s => s.MaxDoc - s.DeletedDocs),
                0,
                Math.Max(1, merge.Sum(s => s.LiveSizeBytes)),
                false));
        }
        return merges.Count > 0;
    }
}
