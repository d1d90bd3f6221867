namespace Search.Cli.Bench;

/// <summary>Times of one class of queries, in microseconds.</summary>
internal sealed record QueryTypeTimes(string Type, int Samples, double P50Us, double P95Us, double MeanUs)
{
    internal static QueryTypeTimes Of(string type, IReadOnlyCollection<double> microseconds)
    {
        double[] sorted = [.. microseconds.Order()];
        return new QueryTypeTimes(
            type,
            sorted.Length,
            Round(sorted[sorted.Length / 2]),
            Round(sorted[(int)(sorted.Length * 0.95)]),
            Round(sorted.Average()));
    }

    private static double Round(double value) => Math.Round(value, 2);
}
