namespace Search.Cli.Bench;

/// <summary>
/// What <c>bench index</c> measured. <paramref name="MbPerSecond"/> counts characters of title and body.
/// </summary>
internal sealed record IndexBenchmarkResult(
    long Documents,
    int Threads,
    double Seconds,
    double DocumentsPerSecond,
    double MbPerSecond,
    double CpuSeconds,
    long IndexBytes,
    int Segments,
    long PeakRssBytes);
