using System.IO;
using System.Threading;
using Search.Variants;

namespace Search.Service.Tests.Searches;

/// <summary>Rank profiles are named and versioned; recency halves, feedback reorders and knows its limits.</summary>
public sealed class RankProfileTests : IAsyncLifetime
{
    // The shipped constants, and feedback that learns from the first documents on.
    private static readonly VariantSet s_set = WithProfile(
        "{\"profile\":\"eager\",\"feedback_documents\":2,\"feedback_terms\":5,\"feedback_weight\":0.5,"
        + "\"feedback_min_documents\":0,\"provenance\":[\"editors\"]}");

    private readonly IndexRegistry _registry = IndexRegistry.Open(new MemoryDataFolder(), s_set, new ServiceOptions());

    private SearchIndex _index = null!;

    public async ValueTask InitializeAsync()
    {
        await _registry.CreateAsync("news", Schema.News);
        _index = _registry.Get("news");
        DateTimeOffset newest = new(2023, 6, 30, 0, 0, 0, TimeSpan.Zero);
        await WriteAsync("new", "The harbour reopened.", newest);
        await WriteAsync("month", "The harbour reopened.", newest.AddDays(-30));
        await WriteAsync("old", "The harbour reopened.", newest.AddDays(-3000));
        await WriteAsync("undated", "The harbour reopened.", null);
        await _index.RefreshAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        _registry.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task RecentHalvesWhatIsAboveTheFloorEachHalfLife()
    {
        float whole = (await FindAsync("harbour", RankProfiles.News)).Hits[0].Score;
        SearchResult recent = await FindAsync("harbour", RankProfiles.Recent);
        Dictionary<string, float> scores = recent.Hits.ToDictionary(h => h.Document.Document.Id, h => h.Score);
        Assert.Equal("new", recent.Hits[0].Document.Document.Id);
        Assert.Equal("month", recent.Hits[1].Document.Document.Id);
        Assert.Equal(whole, scores["new"], 1e-5f);
        Assert.Equal(whole * 0.75f, scores["month"], 1e-5f);
        Assert.Equal(whole * 0.5f, scores["old"], 1e-5f);
        Assert.Equal(whole * 0.5f, scores["undated"], 1e-5f);
        Assert.All(recent.Hits, h => Assert.Equal((double)h.Score, h.Explanation?.Value ?? 0, 1e-6));
    }

    [Fact]
    public async Task RecentFindsTheSameBestWhenItMaySkip()
    {
        for (int i = 0; i < 400; i++)
        {
            string body = string.Concat(Enumerable.Repeat("harbour ", 1 + (i * 7 % 5))) + $"word{i % 9}";
            await WriteAsync($"d{i}", body, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(i * 37 % 1300));
        }
        await _index.RefreshAsync(CancellationToken.None);
        SearchResult all = await FindAsync("harbour word3", RankProfiles.Recent, 500);
        SearchResult few = await FindAsync("harbour word3", RankProfiles.Recent, 10);
        Assert.Equal(
            all.Hits.Take(10).Select(h => (h.Document.Document.Id, h.Score)),
            few.Hits.Select(h => (h.Document.Document.Id, h.Score)));
        Assert.Equal(all.Hits.Select(h => h.Score).OrderDescending(), all.Hits.Select(h => h.Score));
    }

    [Fact]
    public async Task TheResponseNamesTheVersionAndAnUnknownProfileTheNames()
    {
        string[] versions =
        [
            (await FindAsync("harbour", RankProfiles.News)).RankProfileVersion,
            (await FindAsync("harbour", RankProfiles.Recent)).RankProfileVersion,
            (await FindAsync("harbour", RankProfiles.Feedback)).RankProfileVersion,
            (await FindAsync("harbour", RankProfiles.LuceneBm25)).RankProfileVersion,
        ];
        Assert.Equal(
            [RankProfiles.News, RankProfiles.Recent, RankProfiles.Feedback, RankProfiles.LuceneBm25],
            versions.Select(v => v[..v.LastIndexOf('-')]));
        Assert.Equal(4, versions.Distinct().Count());
        ServiceException unknown =
            await Assert.ThrowsAsync<ServiceException>(() => FindAsync("harbour", "best"));
        Assert.Contains(
            "there are eager, feedback, news, recent, lucene-bm25", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecentNeedsADate()
    {
        var schema = new Schema(string.Empty, [Schema.News.Fields.First(f => f.Name == "body")]);
        await _registry.CreateAsync("undated", schema);
        ServiceException refused = await Assert.ThrowsAsync<ServiceException>(() => _registry.Get("undated").SearchAsync(
            new SearchRequest { Input = new QueryInput { Text = "x", RankProfile = RankProfiles.Recent } },
            CancellationToken.None));
        Assert.Contains("published", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FeedbackLearnsNothingFromASmallIndexAndSaysSo()
    {
        SearchResult gated = await FindAsync("harbour", RankProfiles.Feedback);
        DroppedPart part = Assert.Single(gated.Dropped, d => d.What == "feedback");
        Assert.Contains("4 documents; queries learn from 50000 on", part.Reason, StringComparison.Ordinal);
        SearchResult news = await FindAsync("harbour", RankProfiles.News);
        Assert.Equal(
            news.Hits.Select(h => (h.Document.Document.Id, h.Score)),
            gated.Hits.Select(h => (h.Document.Document.Id, h.Score)));
    }

    [Fact]
    public async Task FeedbackLiftsWhatTheBestDocumentsTalkAbout()
    {
        await WriteAsync("a", "Ferry strike: the ferry strike closed the pier, dockers said.", null);
        await WriteAsync("b", "A ferry strike of dockers reached the pier.", null);
        await WriteAsync("c", "One ferry, many dockers at a pier in the far south of the island.", null);
        await WriteAsync("d", "One ferry, many gardens at a fair in the far south of the island.", null);
        for (int i = 0; i < 60; i++)
        {
            await WriteAsync($"n{i}", $"Nothing{i} happened here today.", null);
        }
        await _index.RefreshAsync(CancellationToken.None);
        SearchResult plain = await FindAsync("ferry strike", RankProfiles.News);
        SearchResult eager = await FindAsync("ferry strike", "eager");
        Assert.Equal(Score(plain, "c"), Score(plain, "d"), 1e-5f);
        Assert.True(Score(eager, "c") > Score(eager, "d") * 1.05f);
        Assert.Equal(
            plain.Hits.Select(h => h.Document.Document.Id).Order(StringComparer.Ordinal),
            eager.Hits.Select(h => h.Document.Document.Id).Order(StringComparer.Ordinal));
        Assert.All(eager.Hits, h => Assert.Equal((double)h.Score, h.Explanation?.Value ?? 0, 1e-5));
        Assert.Empty(eager.Dropped);
        DocumentExplanation one = await _index.ExplainAsync(
            new ExplainRequest("c", new QueryInput { Text = "ferry strike", RankProfile = "eager" }),
            CancellationToken.None);
        Assert.Equal(Score(eager, "c"), one.Score.Value, 1e-5);
    }

    private static float Score(SearchResult result, string id) =>
        result.Hits.Single(h => h.Document.Document.Id == id).Score;

    private static VariantSet WithProfile(string record)
    {
        VariantSetBuilder builder = VariantSet.Shipped.ToBuilder("test");
        builder.Add("profiles.jsonl", new StringReader(record));
        return builder.Build();
    }

    private Task<WriteResult> WriteAsync(string id, string body, DateTimeOffset? published) =>
        _index.WriteAsync(published is { } moment
            ? TestDocuments.Doc(id, body, ("published", FieldValue.Timestamp(moment)))
            : TestDocuments.Doc(id, body));

    private Task<SearchResult> FindAsync(string text, string profile, int size = 20) => _index.SearchAsync(
        new SearchRequest
        {
            Input = new QueryInput { Text = text, RankProfile = profile },
            PageSize = size,
            Explain = true,
        },
        CancellationToken.None);
}
