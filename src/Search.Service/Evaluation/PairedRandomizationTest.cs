namespace Search.Service;

/// <summary>
/// The paired randomisation test for the difference of two means (Fisher; for retrieval: Smucker, Allan, Carterette,
/// CIKM 2007): under the null hypothesis each query's difference could as well have the other sign.
/// </summary>
public static class PairedRandomizationTest
{
    /// <summary>
    /// Two-sided p: the share of sign assignments whose mean difference is at least as large as the one seen.
    /// </summary>
    /// <param name="differences">Difference of each query.</param>
    /// <param name="seed">Seed of the sampling.</param>
    /// <param name="samples">Number of sampled assignments, when there are too many to try all.</param>
    public static double PValue(ReadOnlySpan<double> differences, int seed, int samples = 100_000)
    {
        double[] given = differences.ToArray();
        double[] nonZero = [.. given.Where(d => d != 0)];
        if (nonZero.Length == 0)
        {
            return 1;
        }
        double seen = Math.Abs(nonZero.Sum());
        return nonZero.Length <= 16 ? Exact(nonZero, seen) : Sampled(nonZero, seen, seed, samples);
    }

    private static double Exact(double[] differences, double seen)
    {
        long extreme = 0;
        long total = 1L << differences.Length;
        for (long signs = 0; signs < total; signs++)
        {
            double sum = 0;
            for (int i = 0; i < differences.Length; i++)
            {
                sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
            }
            extreme += Math.Abs(sum) >= seen - 1e-12 ? 1 : 0;
        }
        return (double)extreme / total;
    }

    private static double Sampled(double[] differences, double seen, int seed, int samples)
    {
        var random = new Random(seed);
        long extreme = 1;
        for (int s = 0; s < samples; s++)
        {
            double sum = 0;
            long bits = 0;
            for (int i = 0; i < differences.Length; i++)
            {
                bits = (i & 31) == 0 ? random.NextInt64(1L << 32) : bits >> 1;
                sum += (bits & 1) == 0 ? differences[i] : -differences[i];
            }
            extreme += Math.Abs(sum) >= seen - 1e-12 ? 1 : 0;
        }
        return extreme / (samples + 1.0);
    }
}
