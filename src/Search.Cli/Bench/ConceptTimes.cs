namespace Search.Cli.Bench;

/// <summary>Times of searches for names as the client sees them, in milliseconds.</summary>
/// <param name="Samples">Number of timed searches.</param>
/// <param name="P50Ms">Median of all samples.</param>
/// <param name="P95Ms">95th percentile of all samples.</param>
/// <param name="MaxMs">The slowest sample.</param>
/// <param name="BestP50Ms">Median of the queries' best samples.</param>
/// <param name="BestP95Ms">95th percentile of the queries' best samples.</param>
/// <param name="ParseMs">Mean time in which the server read the query, by its own account.</param>
/// <param name="SearchMs">Mean time in which it found the hits.</param>
/// <param name="BestSearchP95Ms">95th percentile of the queries' best times for that.</param>
/// <param name="FetchMs">Mean time in which it fetched documents and matched parts.</param>
internal sealed record ConceptTimes(
    int Samples,
    double P50Ms,
    double P95Ms,
    double MaxMs,
    double BestP50Ms,
    double BestP95Ms,
    double ParseMs,
    double SearchMs,
    double BestSearchP95Ms,
    double FetchMs)
{
    internal static ConceptTimes Of(
        IReadOnlyCollection<double> all,
        IEnumerable<double> bests,
        IEnumerable<double> bestSearches,
        IReadOnlyList<(double Parse, double Search, double Fetch)> phases)
    {
        double[] sorted = [.. all.Order()];
        double[] best = [.. bests.Order()];
        return new ConceptTimes(
            sorted.Length,
            At(sorted, 0.5),
            At(sorted, 0.95),
            At(sorted, 1),
            At(best, 0.5),
            At(best, 0.95),
            Math.Round(phases.Average(p => p.Parse), 3),
            Math.Round(phases.Average(p => p.Search), 3),
            At([.. bestSearches.Order()], 0.95),
            Math.Round(phases.Average(p => p.Fetch), 3));
    }

    private static double At(double[] sorted, double share) =>
        Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))], 3);
}
