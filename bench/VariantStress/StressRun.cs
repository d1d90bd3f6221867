using System.Threading;
using Search.Cli.Evaluation;
using Search.Service;

namespace Search.VariantStress;

/// <summary>Ranks first and new wordings under the baseline and the profile, and sums up.</summary>
internal sealed class StressRun(CollectionRun collection, string profile, CancellationToken cancellation)
{
    private const string Baseline = "lucene-bm25";
    private const int Page = 10;

    private readonly Dictionary<(string Text, string Profile), string[]> _rankings = [];

    /// <summary>Means of nDCG@10 over queries as they are: the baseline's and the profile's.</summary>
    internal async Task<(double Plain, double Ours)> UntouchedAsync(IReadOnlyList<StressQuery> queries)
    {
        double plain = 0;
        double ours = 0;
        foreach (StressQuery query in queries)
        {
            plain += Ndcg(await RankAsync(query.Text, Baseline), query);
            ours += Ndcg(await RankAsync(query.Text, profile), query);
        }
        return (plain / queries.Count, ours / queries.Count);
    }

    /// <summary>The rows of the report.</summary>
    /// <param name="rewordings">All rewordings.</param>
    /// <param name="onReworded">Told of each: the rewording, and the profile's nDCG@10 before and after.</param>
    internal async Task<List<StressRow>> RowsAsync(
        IReadOnlyList<Rewording> rewordings, Action<Rewording, double, double> onReworded)
    {
        var rows = new List<StressRow>();
        foreach (IGrouping<(string Kind, bool Listed), Rewording> group in
            rewordings.GroupBy(static r => (r.Kind, r.Listed)))
        {
            var sums = new double[5];
            int count = 0;
            foreach (Rewording rewording in group)
            {
                StressQuery query = rewording.Query;
                string[] before = await RankAsync(query.Text, profile);
                string[] after = await RankAsync(rewording.Text, profile);
                double original = Ndcg(before, query);
                double reworded = Ndcg(after, query);
                sums[0] += Ndcg(await RankAsync(query.Text, Baseline), query);
                sums[1] += Ndcg(await RankAsync(rewording.Text, Baseline), query);
                sums[2] += original;
                sums[3] += reworded;
                sums[4] += Overlap(before, after);
                count++;
                onReworded(rewording, original, reworded);
            }
            rows.Add(new StressRow(
                group.Key.Kind, group.Key.Listed, count,
                sums[0] / count, sums[1] / count, sums[2] / count, sums[3] / count, sums[4] / count));
        }
        return rows;
    }

    private static double Ndcg(string[] ranking, StressQuery query) =>
        QueryMetrics.Compute(ranking, query.Grades).Ndcg10;

    private static double Overlap(string[] before, string[] after)
    {
        int longer = Math.Max(before.Length, after.Length);
        return longer == 0 ? 1 : (double)before.Intersect(after, StringComparer.Ordinal).Count() / longer;
    }

    private async Task<string[]> RankAsync(string text, string with)
    {
        if (!_rankings.TryGetValue((text, with), out string[]? ranking))
        {
            ranking = [.. (await collection.RankAsync(text, with, Page, cancellation)).Select(static h => h.Id)];
            _rankings.Add((text, with), ranking);
        }
        return ranking;
    }
}
