namespace Search.Cli.Bench;

/// <summary>Times of one class of queries, in microseconds.</summary>
/// <param name="Type">The class.</param>
/// <param name="Samples">Number of timed searches.</param>
/// <param name="Passes">Rounds that it took part in.</param>
/// <param name="P50Us">Median of all samples.</param>
/// <param name="P95Us">95th percentile of all samples.</param>
/// <param name="MeanUs">Mean of all samples.</param>
/// <param name="BestP95Us">95th percentile of the queries' best samples: what the queries cost on a machine shared with
/// others.</param>
/// <param name="BestMeanUs">Mean of the queries' best samples.</param>
internal sealed record QueryTypeTimes(
    string Type,
    int Samples,
    int Passes,
    double P50Us,
    double P95Us,
    double MeanUs,
    double BestP95Us,
    double BestMeanUs)
{
    internal static QueryTypeTimes Of(
        string type, int passes, IReadOnlyCollection<double> microseconds, IEnumerable<double> bests)
    {
        double[] sorted = [.. microseconds.Order()];
        double[] best = [.. bests.Order()];
        return new QueryTypeTimes(
            type,
            sorted.Length,
            passes,
            Round(sorted[sorted.Length / 2]),
            Round(sorted[(int)(sorted.Length * 0.95)]),
            Round(sorted.Average()),
            Round(best[(int)(best.Length * 0.95)]),
            Round(best.Average()));
    }

    private static double Round(double value) => Math.Round(value, 2);
}
