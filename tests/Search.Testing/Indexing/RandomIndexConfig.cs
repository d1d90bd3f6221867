using Search.Analysis;
using Search.Codecs;
using Search.Indexing;

namespace Search.Testing.Indexing;

/// <summary>Settings of a writer drawn at random, so that tests meet many flushes, many merges, and every way of writing a segment.</summary>
public static class RandomIndexConfig
{
    /// <summary>Draws settings.</summary>
    /// <param name="random">The test's generator.</param>
    /// <param name="analyzer">The analyzer; not drawn.</param>
    /// <param name="backgroundMerges">Whether merges may run in threads of their own (their timing does not replay).</param>
    public static IndexWriterConfig Create(Random random, Analyzer analyzer, bool backgroundMerges = true) => new()
    {
        Analyzer = analyzer,
        Codec = new Lucene87Codec(
            random.Next(4) == 0 ? StoredFieldsMode.BestCompression : StoredFieldsMode.BestSpeed),
        RamBufferBytes = random.Next(3) switch { 0 => 1 << 20, 1 => 3 << 20, _ => 64 << 20 },
        MaxBufferedDocs = random.Next(3) switch { 0 => null, 1 => random.Next(1, 5), _ => random.Next(5, 60) },
        MergePolicy = random.Next(4) == 0
            ? new NoMergePolicy()
            : new TieredMergePolicy
            {
                SegmentsPerTier = random.Next(2, 6),
                MaxMergeAtOnce = random.Next(2, 6),
                FloorSegmentBytes = random.Next(2) == 0 ? 1 : 2 << 20,
                MaxMergedSegmentBytes = random.Next(4) == 0 ? 20_000 : 5L << 30,
                DeletesPercentAllowed = random.Next(5, 40),
            },
        MaxConcurrentMerges = backgroundMerges ? random.Next(3) : 0,
        UseCompoundFile = random.Next(2) == 0,
    };
}
