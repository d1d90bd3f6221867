using System.IO;
using Search.Testing;

namespace Search.Service.Tests;

public sealed class EvaluationTests
{
    private static readonly Dictionary<string, int> Grades = new(StringComparer.Ordinal)
    {
        ["a"] = 3,
        ["b"] = 1,
        ["c"] = 0,
        ["d"] = 2,
    };

    [Fact]
    public void MeasuresEqualThoseComputedByHand()
    {
        QueryMetrics m = QueryMetrics.Compute(["x", "a", "c", "b"], Grades);
        Assert.Equal((1.0 / 2 + 2.0 / 4) / 3, m.AveragePrecision, 12);
        Assert.Equal(0.2, m.Precision10, 12);
        Assert.Equal(0.5, m.ReciprocalRank, 12);
        Assert.Equal(2.0 / 3, m.Recall100, 12);
        double dcg = 7 / Math.Log2(3) + 1 / Math.Log2(5);
        double ideal = 7 / Math.Log2(2) + 3 / Math.Log2(3) + 1 / Math.Log2(4);
        Assert.Equal(dcg / ideal, m.Ndcg10, 12);
    }

    [Fact]
    public void TheIdealRankingIsOneAndAnEmptyOneIsZero()
    {
        QueryMetrics best = QueryMetrics.Compute(["a", "d", "b"], Grades);
        Assert.Equal((1.0, 1.0, 1.0, 1.0), (best.AveragePrecision, best.Ndcg10, best.ReciprocalRank, best.Recall100));
        Assert.Equal(default, QueryMetrics.Compute([], Grades));
        Assert.Throws<ArgumentException>(() => QueryMetrics.Compute(["a"], new Dictionary<string, int> { ["a"] = 0 }));
    }

    [Fact]
    public void RanksBeyondTheCutDoNotCount()
    {
        string[] ranking = [.. Enumerable.Range(0, 10).Select(i => $"x{i}"), "a", .. Enumerable.Range(0, 89).Select(i => $"y{i}"), "b"];
        QueryMetrics m = QueryMetrics.Compute(ranking, Grades);
        Assert.Equal(0, m.Ndcg10);
        Assert.Equal(0, m.Precision10);
        Assert.Equal(1.0 / 3, m.Recall100, 12);
        Assert.Equal(1.0 / 11, m.ReciprocalRank, 12);
    }

    [Fact]
    public void TheRandomisationTestIsExactForFewAndSampledForMany()
    {
        Assert.Equal(1, PairedRandomizationTest.PValue([0, 0], 1));
        Assert.Equal(2.0 / 8, PairedRandomizationTest.PValue([1, 1, 1], 1));
        double[] clear = [.. Enumerable.Repeat(0.1, 40)];
        Assert.True(PairedRandomizationTest.PValue(clear, 1) < 0.001);
        TestSeed.Run(random =>
        {
            double[] noise = [.. Enumerable.Range(0, 60).Select(i =>
                (i % 2 == 0 ? 1 : -1) * (1 + random.NextDouble() * 1e-3))];
            Assert.True(PairedRandomizationTest.PValue(noise, random.Next()) > 0.5);
        });
    }

    [Fact]
    public void AComparisonCountsWinsAndLosses()
    {
        ProfileResult Result(string name, params double[] values) => new(
            name,
            [.. values.Select((v, i) => KeyValuePair.Create($"q{i}", new QueryMetrics(v, v, v, v, v)))]);
        ProfileComparison c = ProfileComparison.Of(Result("n", 0.5, 0.2, 0.9), Result("b", 0.4, 0.3, 0.9), "ndcg10");
        Assert.Equal((1, 1), (c.Wins, c.Losses));
        Assert.Equal(0, c.Delta, 12);
    }

    [Fact]
    public void ACollectionIsReadAndBadLinesAreNamed()
    {
        string folder = System.IO.Directory.CreateTempSubdirectory("search-collection-").FullName;
        try
        {
            File.WriteAllText(Path.Join(folder, "corpus.jsonl"), "");
            File.WriteAllText(Path.Join(folder, "queries.tsv"), "1\ta b\n2\tunjudged\n3\tnothing relevant\n");
            File.WriteAllText(Path.Join(folder, "qrels.tsv"), "1\td1\t2\n3\td1\t0\n");
            TestCollection collection = TestCollection.Open(folder);
            Assert.Equal("a b", Assert.Single(collection.Queries).Value);
            File.WriteAllText(Path.Join(folder, "qrels.tsv"), "1\td1\tx\n");
            Assert.Contains("line 1", Assert.Throws<FormatException>(() => TestCollection.Open(folder)).Message, StringComparison.Ordinal);
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }
}
