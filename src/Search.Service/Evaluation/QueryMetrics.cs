namespace Search.Service;

/// <summary>The quality of one query's ranking, each measure in 0..1.</summary>
/// <param name="AveragePrecision">Mean of the precisions at the ranks of the relevant documents, over all relevant
/// ones.</param>
/// <param name="Ndcg10">Normalised discounted cumulative gain of the first ten: gain 2^grade - 1, discount log2(rank
/// + 1).</param>
/// <param name="Precision10">Relevant documents among the first ten, divided by ten.</param>
/// <param name="ReciprocalRank">1 / rank of the first relevant document; 0 when there is none.</param>
/// <param name="Recall100">Relevant documents among the first hundred, over all relevant ones.</param>
public readonly record struct QueryMetrics(
    double AveragePrecision, double Ndcg10, double Precision10, double ReciprocalRank, double Recall100)
{
    /// <summary>Names of the measures, as <see cref="Get"/> takes them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["map", "ndcg10", "p10", "mrr", "r100"];

    /// <summary>A measure by its name.</summary>
    public double Get(string name) => name switch
    {
        "map" => AveragePrecision,
        "ndcg10" => Ndcg10,
        "p10" => Precision10,
        "mrr" => ReciprocalRank,
        "r100" => Recall100,
        _ => throw new ArgumentException($"no measure is called {name}", nameof(name)),
    };

    /// <summary>Judges a ranking.</summary>
    /// <param name="ranking">Document ids, best first.</param>
    /// <param name="grades">Grade by document id; grades above 0 are relevant.</param>
    public static QueryMetrics Compute(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> grades)
    {
        int relevant = grades.Values.Count(g => g > 0);
        if (relevant == 0)
        {
            throw new ArgumentException("the query has no relevant document", nameof(grades));
        }
        int found = 0;
        int found10 = 0;
        int found100 = 0;
        double precisions = 0;
        double gain = 0;
        double reciprocal = 0;
        for (int i = 0; i < ranking.Count; i++)
        {
            int grade = grades.GetValueOrDefault(ranking[i]);
            if (grade <= 0)
            {
                continue;
            }
            found++;
            precisions += found / (i + 1.0);
            reciprocal = found == 1 ? 1.0 / (i + 1) : reciprocal;
            found100 += i < 100 ? 1 : 0;
            if (i < 10)
            {
                found10++;
                gain += Gain(grade, i);
            }
        }
        double ideal = grades.Values.Where(g => g > 0).OrderDescending().Take(10).Select(Gain).Sum();
        return new QueryMetrics(
            precisions / relevant, gain / ideal, found10 / 10.0, reciprocal, (double)found100 / relevant);
    }

    /// <summary>Means of each measure.</summary>
    public static QueryMetrics Mean(IReadOnlyCollection<QueryMetrics> all) => all.Count == 0
        ? default
        : new QueryMetrics(
            all.Average(m => m.AveragePrecision),
            all.Average(m => m.Ndcg10),
            all.Average(m => m.Precision10),
            all.Average(m => m.ReciprocalRank),
            all.Average(m => m.Recall100));

    private static double Gain(int grade, int index) => (Math.Pow(2, grade) - 1) / Math.Log2(index + 2);
}
