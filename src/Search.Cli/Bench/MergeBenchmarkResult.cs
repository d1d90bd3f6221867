namespace Search.Cli.Bench;

/// <summary>
/// What <c>bench merge</c> measured. <paramref name="ChecksumSeconds"/> is the best of several passes over
/// <paramref name="IndexBytes"/>.
/// </summary>
internal sealed record MergeBenchmarkResult(
    long Documents,
    int Segments,
    long IndexBytes,
    double ChecksumSeconds,
    double MergeSeconds,
    double MergeCpuSeconds,
    long MergedBytes,
    long PeakRssBytes);
