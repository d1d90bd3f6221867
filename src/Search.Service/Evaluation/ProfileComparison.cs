namespace Search.Service;

/// <summary>Two profiles over the same queries.</summary>
/// <param name="Baseline">Name of the one compared with.</param>
/// <param name="Metric">Name of the measure.</param>
/// <param name="Delta">Mean of the candidate minus mean of the baseline.</param>
/// <param name="PValue">Two-sided p of the paired randomisation test.</param>
/// <param name="Wins">Queries in which the candidate is better.</param>
/// <param name="Losses">Queries in which it is worse.</param>
/// <param name="Differences">Difference of each query, candidate minus baseline.</param>
public sealed record ProfileComparison(
    string Baseline,
    string Metric,
    double Delta,
    double PValue,
    int Wins,
    int Losses,
    IReadOnlyList<KeyValuePair<string, double>> Differences)
{
    private const double Tolerance = 1e-9;

    /// <summary>Compares; both results must be over the same queries in the same order.</summary>
    public static ProfileComparison Of(ProfileResult candidate, ProfileResult baseline, string metric, int seed = 17)
    {
        if (!candidate.Queries.Select(q => q.Key).SequenceEqual(baseline.Queries.Select(q => q.Key)))
        {
            throw new ArgumentException("the two results are not over the same queries", nameof(baseline));
        }
        KeyValuePair<string, double>[] differences =
        [
            .. candidate.Queries.Zip(
                baseline.Queries,
                (c, b) => KeyValuePair.Create(c.Key, Rounded(c.Value.Get(metric) - b.Value.Get(metric)))),
        ];
        double[] values = [.. differences.Select(d => d.Value)];
        return new ProfileComparison(
            baseline.Profile,
            metric,
            values.Length == 0 ? 0 : values.Average(),
            PairedRandomizationTest.PValue(values, seed),
            values.Count(v => v > 0),
            values.Count(v => v < 0),
            differences);
    }

    // What differs by rounding only is a tie.
    private static double Rounded(double difference) => Math.Abs(difference) < Tolerance ? 0 : difference;
}
