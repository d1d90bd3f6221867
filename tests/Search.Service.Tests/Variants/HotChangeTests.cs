using System.Threading;
using Search.Testing;
using Search.Variants;
using static Search.Service.Tests.Variants.NamedNews;

namespace Search.Service.Tests.Variants;

/// <summary>
/// A draft adds many names to an index of many documents (300 and 3,000; times SEARCH_MULTIPLIER) while it is searched and
/// written to: at every moment a name's hits are those of the bridge semantics, afterwards those of an index made afresh, and
/// after a rollback those from before.
/// </summary>
public sealed class HotChangeTests
{
    private const string Set = "press";

    private static readonly ServiceOptions Options = new() { RefreshInterval = TimeSpan.FromMilliseconds(20) };

    [Fact]
    public async Task HitsFollowTheBridgeSemanticsAtEveryMoment()
    {
        Random random = TestSeed.CreateRandom();
        int scale = Judges.Multiplier;
        var news = new NamedNews(3000 * scale, 300 * scale, random);
        using IndexRegistry registry = IndexRegistry.Open(new MemoryDataFolder(), VariantSet.Shipped, Options);
        await registry.CreateAsync("news", Schema.News);
        SearchIndex index = registry.Get("news");
        await WriteAllAsync(index, news.Documents);
        Dictionary<string, IReadOnlyList<string>> before = await AnswersAsync(index, news);
        Import(registry, news);

        LongOperation operation = registry.VariantSets.Activate(Set, string.Empty, allowLarge: true);
        var progress = (ActivationProgress)operation.Metadata;
        int checksWhileRetagging = 0;
        while (!operation.IsDone)
        {
            ActivationPhase phase = progress.Phase;
            if (phase is ActivationPhase.Retagging or ActivationPhase.Done)
            {
                int i = random.Next(news.Names.Count);
                Assert.Equal(news.HitsOf(news.Names[i]), await IdsAsync(index, Entity(i)));
                checksWhileRetagging += phase == ActivationPhase.Retagging ? 1 : 0;
            }
            if (random.Next(8) == 0)
            {
                Document document = news.Rewrite(random.Next(news.Documents.Count), random);
                await index.WriteAsync(document, default, Durability.Searchable, CancellationToken.None);
            }
        }
        Assert.Null(operation.Error);
        Assert.InRange(checksWhileRetagging, 1, int.MaxValue);
        Assert.Empty(index.Status().FormerVariantDataVersions);
        await EqualsFreshAsync(registry, index, news);
        // Only what holds a name was tagged again.
        Assert.InRange(progress.Documents.DoneDocuments, 1, news.Documents.Count * 4 / 5);

        await EndAsync(registry.VariantSets.Activate(VariantSets.BaseName, string.Empty, allowLarge: false));
        Assert.Equal(VariantSet.Shipped.Version, registry.Variants.Version);
        await EqualAnswersAsync(registry, before, news);
    }

    [Fact]
    public async Task AWithdrawnNameIsNoEvidenceFromTheFirstMoment()
    {
        Random random = TestSeed.CreateRandom();
        var news = new NamedNews(600, 30, random);
        using IndexRegistry registry = IndexRegistry.Open(new MemoryDataFolder(), VariantSet.Shipped, Options);
        await registry.CreateAsync("news", Schema.News);
        SearchIndex index = registry.Get("news");
        Import(registry, news);
        await EndAsync(registry.VariantSets.Activate(Set, string.Empty, allowLarge: false));
        await WriteAllAsync(index, news.Documents);

        // The second version has another name for the first entity, and not the old one.
        Import(registry, news, [
            "{\"withdraw\":\"organisation/new-0#alias/" + Slug(news.Names[0]) + "\",\"provenance\":[\"test\"]}",
            "{\"add\":\"organisation/new-0\",\"provenance\":[\"test\"],\"variants\":"
                + "[{\"surface\":\"old town\",\"kind\":\"ALIAS\",\"case\":\"ANY\"}]}"]);
        QueryInput draft = Entity(0);
        Assert.Equal(news.HitsOf(news.Names[0]), await IdsAsync(index, draft));
        LongOperation operation = registry.VariantSets.Activate(Set, string.Empty, allowLarge: true);
        while (!operation.IsDone)
        {
            if (((ActivationProgress)operation.Metadata).Phase == ActivationPhase.Retagging)
            {
                Assert.Equal(news.Documents.Count, (await IdsAsync(index, draft)).Count);
                Assert.Equal(news.HitsOf(news.Names[1]), await IdsAsync(index, Entity(1)));
            }
        }
        Assert.Null(operation.Error);
        Assert.Equal(news.Documents.Count, (await IdsAsync(index, draft)).Count);
    }

    [Fact]
    public async Task ACancelledActivationGoesBack()
    {
        Random random = TestSeed.CreateRandom();
        var news = new NamedNews(2000, 100, random);
        using IndexRegistry registry = IndexRegistry.Open(new MemoryDataFolder(), VariantSet.Shipped, Options);
        await registry.CreateAsync("news", Schema.News);
        SearchIndex index = registry.Get("news");
        await WriteAllAsync(index, news.Documents);
        Dictionary<string, IReadOnlyList<string>> before = await AnswersAsync(index, news);
        Import(registry, news);
        LongOperation operation = registry.VariantSets.Activate(Set, string.Empty, allowLarge: true);
        while (((ActivationProgress)operation.Metadata).Documents.DoneDocuments == 0 && !operation.IsDone)
        {
            await Task.Yield();
        }
        operation.Cancel();
        await operation.Ended;
        Assert.Equal(ErrorCode.Cancelled, operation.Error?.Code);
        Assert.Equal(VariantSet.Shipped.Version, registry.Variants.Version);
        Assert.Empty(index.Status().FormerVariantDataVersions);
        foreach ((string name, IReadOnlyList<string> ids) in before)
        {
            Assert.Equal(ids, await IdsAsync(index, new QueryInput { Text = name }));
        }
    }

    [Fact]
    public async Task AReaderAndItsPagesKeepTheNamesTheyBeganWith()
    {
        Random random = TestSeed.CreateRandom();
        var news = new NamedNews(400, 4, random);
        using IndexRegistry registry = IndexRegistry.Open(new MemoryDataFolder(), VariantSet.Shipped, Options);
        await registry.CreateAsync("news", Schema.News);
        SearchIndex index = registry.Get("news");
        await WriteAllAsync(index, news.Documents);
        Import(registry, news);
        var request = new SearchRequest { Input = new QueryInput { Text = $"\"{news.Names[0]}\"" }, PageSize = 3 };
        SearchResult first = await index.SearchAsync(request, CancellationToken.None);
        await EndAsync(registry.VariantSets.Activate(Set, string.Empty, allowLarge: true));
        SearchResult second = await index.SearchAsync(
            request with { PageToken = first.NextPageToken }, CancellationToken.None);
        Assert.Equal(first.VariantDataVersion, second.VariantDataVersion);
        SearchResult now = await index.SearchAsync(request, CancellationToken.None);
        Assert.Equal(registry.Variants.Version, now.VariantDataVersion);
        Assert.NotEqual(first.VariantDataVersion, now.VariantDataVersion);
        SearchRequest pinned = request with
        {
            Input = request.Input with { Variants = new VariantFilter { SetVersions = [first.VariantDataVersion] } },
        };
        Assert.Equal(
            first.VariantDataVersion, (await index.SearchAsync(pinned, CancellationToken.None)).VariantDataVersion);
        ServiceError error = await TestDocuments.RefusedAsync(() => index.SearchAsync(
            request with { Input = request.Input with { Variants = new VariantFilter { SetVersions = ["none"] } } },
            CancellationToken.None));
        Assert.Equal(ErrorReasons.VariantVersionNotServed, error.Reason);
    }

    [Fact]
    public async Task ATooCommonNameNeedsToBeMeant()
    {
        Random random = TestSeed.CreateRandom();
        var news = new NamedNews(50, 4, random);
        ServiceOptions strict = Options with { VariantChanges = new ChangeLimits { SmallIndexDocuments = 10 } };
        using IndexRegistry registry = IndexRegistry.Open(new MemoryDataFolder(), VariantSet.Shipped, strict);
        await registry.CreateAsync("news", Schema.News);
        await WriteAllAsync(registry.Get("news"), news.Documents);
        Import(registry, news, [
            "{\"entity\":\"organisation/grain\",\"type\":\"ORGANISATION\",\"names\":{\"en\":\"Grain\"},"
                + "\"provenance\":[\"test\"],\"variants\":[{\"surface\":\"grain\",\"kind\":\"ALIAS\"}]}"]);
        LongOperation refused = registry.VariantSets.Activate(Set, string.Empty, allowLarge: false);
        await refused.Ended;
        Assert.Equal(ErrorReasons.ChangeTooLarge, refused.Error?.Reason);
        Assert.Equal(VariantSet.Shipped.Version, registry.Variants.Version);
        await EndAsync(registry.VariantSets.Activate(Set, string.Empty, allowLarge: true));
    }

    [Fact]
    public async Task APreviewChangesNothingAndTellsWhatWouldComeAndGo()
    {
        Random random = TestSeed.CreateRandom();
        var news = new NamedNews(300, 5, random);
        using IndexRegistry registry = IndexRegistry.Open(new MemoryDataFolder(), VariantSet.Shipped, Options);
        await registry.CreateAsync("news", Schema.News);
        SearchIndex index = registry.Get("news");
        await WriteAllAsync(index, news.Documents);
        Import(registry, news, [
            "{\"add\":\"state/saudi-arabia\",\"provenance\":[\"test\"],\"variants\":"
                + "[{\"surface\":\"" + news.Names[0] + " Board\",\"kind\":\"ALIAS\"}]}"]);
        await index.WriteAsync(TestDocuments.Doc("new", $"The {news.Names[0]} Board sat."));
        await index.WriteAsync(TestDocuments.Doc("old", "Saudi Arabia agreed."));
        await index.RefreshAsync(CancellationToken.None);
        string version = registry.Variants.Version;
        LongOperation operation = registry.VariantSets.Preview(
            Set, string.Empty, new PreviewRequest { Queries = ["Saudi Arabia", "fish"] });
        await EndAsync(operation);
        var result = (PreviewResult)(operation.Result ?? throw new InvalidOperationException("no result"));
        Assert.Equal(6, result.AddedNames);
        Assert.Equal(2, result.Queries.Count);
        QueryPreview named = result.Queries[0];
        Assert.Equal((1, 2), (named.Before, named.After));
        Assert.Equal(["new"], named.Gained);
        Assert.Empty(named.Lost);
        Assert.Equal(result.Queries[1].Before, result.Queries[1].After);
        Assert.Empty(result.Queries[1].Moved);
        Assert.Equal(version, registry.Variants.Version);
    }

    private static QueryInput Entity(int i) =>
        new() { Tree = new EntityNode { Id = $"organisation/new-{i}" } };

    private static string Slug(string name) => string.Concat(
        name.Select(c => c == ' ' ? '-' : c is >= 'A' and <= 'Z' ? (char)(c + 32) : c));

    private static async Task EndAsync(LongOperation operation)
    {
        await operation.Ended;
        Assert.Null(operation.Error);
    }

    private static void Import(IndexRegistry registry, NamedNews news, IEnumerable<string>? more = null)
    {
        VariantSets sets = registry.VariantSets;
        if (sets.List().Sets.Count == 0)
        {
            sets.Create(Set, string.Empty);
        }
        ImportSession session = sets.BeginImport(Set, new ImportRequest { Replace = true });
        foreach (string line in news.Draft.Concat(more ?? []))
        {
            session.Add(line);
        }
        ImportReport report = sets.Finish(session);
        Assert.DoesNotContain(report.Lines, line => line.Outcome == ImportOutcome.Refused);
    }

    private static async Task WriteAllAsync(SearchIndex index, IReadOnlyList<Document> documents)
    {
        BulkSession bulk = await index.OpenBulkAsync(new BulkOptions());
        long op = 0;
        foreach (Document[] batch in documents.Chunk(200))
        {
            IReadOnlyList<WriteResult> results = await bulk.Submit(
                [.. batch.Select(d => new BulkOperation { OpId = ++op, Document = d })]);
            Assert.All(results, r => Assert.Null(r.Error));
        }
        await index.RefreshAsync(CancellationToken.None);
    }

    private static async Task<Dictionary<string, IReadOnlyList<string>>> AnswersAsync(SearchIndex index, NamedNews news)
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (string name in news.Names.Take(50))
        {
            answers.Add(name, await IdsAsync(index, new QueryInput { Text = name }));
        }
        return answers;
    }

    private static async Task EqualsFreshAsync(IndexRegistry registry, SearchIndex index, NamedNews news)
    {
        using IndexRegistry fresh = IndexRegistry.Open(new MemoryDataFolder(), registry.Variants, Options);
        await fresh.CreateAsync("news", Schema.News);
        SearchIndex other = fresh.Get("news");
        await WriteAllAsync(other, news.Documents);
        for (int i = 0; i < news.Names.Count; i += Math.Max(1, news.Names.Count / 100))
        {
            IReadOnlyList<string> ids = await IdsAsync(other, Entity(i));
            Assert.Equal(news.HitsOf(news.Names[i]), ids);
            Assert.Equal(ids, await IdsAsync(index, Entity(i)));
            var text = new QueryInput { Text = news.Names[i] };
            Assert.Equal(await IdsAsync(other, text), await IdsAsync(index, text));
        }
    }

    // The documents were written anew meanwhile: an index of them that never saw the draft is the judge.
    private static async Task EqualAnswersAsync(
        IndexRegistry registry, Dictionary<string, IReadOnlyList<string>> before, NamedNews news)
    {
        using IndexRegistry fresh = IndexRegistry.Open(new MemoryDataFolder(), VariantSet.Shipped, Options);
        await fresh.CreateAsync("news", Schema.News);
        await WriteAllAsync(fresh.Get("news"), news.Documents);
        foreach (string name in before.Keys)
        {
            var text = new QueryInput { Text = name };
            Assert.Equal(
                await IdsAsync(fresh.Get("news"), text), await IdsAsync(registry.Get("news"), text));
        }
    }
}
