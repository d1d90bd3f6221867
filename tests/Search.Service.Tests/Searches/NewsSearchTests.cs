using System.Threading;
using Search.Variants;

namespace Search.Service.Tests.Searches;

/// <summary>Searches with names: the hit, the variant that matched, where.</summary>
public sealed class NewsSearchTests : IAsyncLifetime
{
    private readonly IndexRegistry _registry = IndexRegistry.Open(
        new MemoryDataFolder(), VariantSet.Shipped, new ServiceOptions());

    private SearchIndex _index = null!;

    public async ValueTask InitializeAsync()
    {
        await _registry.CreateAsync("news", Schema.News);
        _index = _registry.Get("news");
        await WriteAsync(
            "gulf", "Talks in the Gulf", "The Kingdom of Saudi Arabia held talks. Riyadh said they were useful.");
        await WriteAsync("river", "A river", "The river rose. Nobody held it back.");
        await WriteAsync("paper", "A newspaper", "The Washington Post printed a story about the river.");
        await _index.RefreshAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        _registry.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task AnAcronymFindsTheNameAndSaysSo()
    {
        SearchResult result = await FindAsync("KSA");
        SearchHit hit = Assert.Single(result.Hits);
        Assert.Equal("gulf", hit.Document.Document.Id);
        Assert.Contains(
            hit.Matched,
            p => p.Surface.EndsWith("Kingdom of Saudi Arabia", StringComparison.Ordinal) && p.Field == "body");
        Assert.Contains(hit.Highlights.Single(h => h.Field == "body").Passages,
            p => p.Contains("Saudi Arabia</em>", StringComparison.Ordinal));
        Assert.NotEmpty(result.VariantDataVersion);
    }

    [Fact]
    public async Task ALongTextFullOfNamesIsExplainedInTimeOfItsLength()
    {
        // One hit: a product of finds and text, or of finds and finds, would take minutes.
        string body = string.Concat(Enumerable.Repeat("Riyadh caf\u00E9 met. ", 45_000)) + "Nobody held it: zeppelin.";
        await WriteAsync("long", "Long", body);
        await _index.RefreshAsync(CancellationToken.None);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        SearchResult result = await FindAsync("Riyadh meeting zeppelin");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        SearchHit hit = result.Hits.Single(h => h.Document.Document.Id == "long");
        MatchedPart word = hit.Matched.Single(p => p.Surface == "zeppelin");
        Assert.Equal(body.IndexOf("zeppelin", StringComparison.Ordinal) + 45_000, word.StartByte);
        Assert.Equal(45_000, hit.Matched.Where(p => p.Surface == "Riyadh").Max(p => p.Occurrences));
    }

    [Fact]
    public async Task TheBaselineKnowsNoNames()
    {
        Assert.Empty((await FindAsync("KSA", RankProfiles.LuceneBm25)).Hits);
        SearchHit hit = Assert.Single((await FindAsync("kingdom", RankProfiles.LuceneBm25)).Hits);
        MatchedPart part = Assert.Single(hit.Matched);
        Assert.Equal(("Kingdom", "body", 4, 11), (part.Surface, part.Field, part.StartByte, part.EndByte));
    }

    [Fact]
    public async Task AnEntityIsAskedForByIdOrByName()
    {
        string id = Assert.Single(_registry.Names.Resolve("KSA", 1)).Entity.Id;
        EntityNode[] nodes = [new() { Id = id }, new() { EntityName = "Saudi Arabia" }];
        foreach (EntityNode node in nodes)
        {
            CountResult count = await _index.CountAsync(new QueryInput { Tree = node }, 0, CancellationToken.None);
            Assert.Equal(1, count.Count);
        }
        ServiceError missing = await TestDocuments.RefusedAsync(() => _index.CountAsync(
            new QueryInput { Tree = new EntityNode { EntityName = "Nowhere at all" } }, 0, CancellationToken.None));
        Assert.Equal((ErrorCode.NotFound, ErrorReasons.EntityNotFound), (missing.Code, missing.Reason));
    }

    [Fact]
    public async Task AnExpansionShowsConceptsTreeAndCost()
    {
        QueryExpansion expansion = await _index.ExpandAsync(
            new QueryInput { Text = "KSA river" }, CancellationToken.None);
        Assert.Contains(expansion.Concepts, c => c.QueryPart == "KSA" && c.Readings.Any(r => r.Entity is not null));
        Assert.NotEmpty(expansion.Query.Children);
        Assert.True(expansion.Cost > 0);
    }

    [Fact]
    public void TextIsTaggedAndNamesAreResolved()
    {
        Mention mention = _registry.Names.Tag("Leaders of Saudi Arabia met.")[0];
        Assert.Equal((11, 23), (mention.StartOffset, mention.EndOffset));
        Assert.Throws<ServiceException>(() => _registry.Names.Get("nope"));
        Assert.Empty(_registry.Names.Resolve("Xyzzy Qwerty", 5));
    }

    private Task<WriteResult> WriteAsync(string id, string title, string body) =>
        _index.WriteAsync(TestDocuments.Doc(id, body, ("title", FieldValue.Of(title))));

    private Task<SearchResult> FindAsync(string text, string profile = RankProfiles.News) => _index.SearchAsync(
        new SearchRequest
        {
            Input = new QueryInput { Text = text, RankProfile = profile },
            Highlight = new HighlightRequest(),
        },
        CancellationToken.None);
}
