namespace Search.Queries.Tests;

/// <summary>Factors by hand, and scores that are the inner ones times the factor on every plan.</summary>
public sealed class FunctionScoreTests
{
    [Theory]
    [InlineData(1000, 1)]
    [InlineData(2000, 1)]
    [InlineData(900, 0.5)]
    [InlineData(800, 0.25)]
    public void RecencyHalves(long value, double factor)
    {
        Assert.Equal(factor, new ValueFunction.Recency(1000, 100).Of(value), 12);
        Assert.Equal(0.7 + (0.3 * factor), new ValueFunction.Recency(1000, 100, 0.3).Of(value), 12);
    }

    [Fact]
    public void SaturationAndLogarithm()
    {
        Assert.Equal(0.5, new ValueFunction.Saturation(8).Of(8));
        Assert.Equal(0, new ValueFunction.Saturation(8).Of(-3));
        Assert.Equal(Math.Log(11), new ValueFunction.Log().Of(10), 12);
        Assert.Equal(0, new ValueFunction.Log().Of(-10));
    }

    [Fact]
    public void ScoresAreProducts()
    {
        var docs = Enumerable.Range(0, 500).Select(i =>
        {
            MemoryDocument doc = new MemoryDocument().Text("f", i % 3 == 0 ? "a b a" : "a");
            if (i % 4 > 0)
            {
                doc.Numbers["n"] = i;
            }
            return doc;
        }).ToList();
        var searcher = new IndexSearcher(new MemoryReader(16, docs[..200], docs[200..]));
        var term = new TermQuery(new Search.Indexing.Term("f", "a"));
        var function = new ValueFunction.Recency(500, 50);
        Dictionary<int, float> plain = searcher.Search(term, 500).ScoreDocs.ToDictionary(d => d.Doc, d => d.Score);
        ScoreDoc[] expected = [.. plain
            .Select(p => new ScoreDoc(
                p.Key, (float)(p.Value * (p.Key % 4 > 0 ? function.Of(p.Key) : 1.0) * 2f)))
            .OrderByDescending(d => d.Score).ThenBy(d => d.Doc).Take(30)];
        var query = new BoostQuery(new FunctionScoreQuery(term, "n", function), 2);
        foreach (SearchPlan plan in Enum.GetValues<SearchPlan>())
        {
            var options = new SearchOptions { Plan = plan, TotalHitsThreshold = 40 };
            IReadOnlyList<ScoreDoc> found = searcher.Search(query, 30, options).ScoreDocs;
            Assert.Equal(expected.Select(d => (d.Doc, d.Score)), found.Select(d => (d.Doc, d.Score)));
        }
        Explanation why = searcher.Explain(query, expected[0].Doc);
        Assert.Equal(expected[0].Score, (float)why.Value);
        Assert.Equal(500, searcher.Count(query));
    }
}
