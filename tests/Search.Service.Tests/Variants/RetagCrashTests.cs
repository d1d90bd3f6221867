using System.Threading;
using Search.Indexing;
using Search.Service.Tests.Indexes;
using Search.Testing;

namespace Search.Service.Tests.Variants;

/// <summary>
/// An activation is stopped at every sync, write, rename and deletion, in turn, and the power goes. The next process serves
/// the one set or the other, goes on with the tagging, and every document has the sequence and the version it had.
/// </summary>
public sealed class RetagCrashTests
{
    private const string Set = "press";

    private static readonly ServiceOptions Options = new()
    {
        RefreshInterval = TimeSpan.FromMilliseconds(20),
        IndexingThreads = 1,
    };

    [Fact]
    public async Task AStopAtEveryStepIsGoneOnFrom()
    {
        Random random = TestSeed.CreateRandom();
        int served = 0;
        int step = 1;
        bool stopped = true;
        while (stopped)
        {
            (stopped, bool isNew) = await StopsAtAsync(step, random.Next(), TestSeed.Describe());
            served += stopped && isNew ? 1 : 0;
            step++;
        }
        // Both sides of the decision were hit.
        Assert.InRange(step, 10, int.MaxValue);
        Assert.InRange(served, 3, step - 3);
    }

    [Fact]
    public async Task AProcessThatClosesMidwayGoesOnInTheNext()
    {
        Random random = TestSeed.CreateRandom();
        var store = new MockStore();
        var news = new NamedNews(1500, 40, random);
        string name;
        using (IndexRegistry registry = await PrepareAsync(store, news))
        {
            LongOperation operation = registry.VariantSets.Activate(Set, string.Empty, allowLarge: true);
            name = operation.Name;
            while (((ActivationProgress)operation.Metadata).Documents.DoneDocuments == 0 && !operation.IsDone)
            {
                await Task.Yield();
            }
        }
        using IndexRegistry next = IndexRegistry.Open(new MockDataFolder(store), SmallBase.Set, Options);
        Assert.Empty(next.Broken);
        await Task.WhenAll(next.VariantSets.Operations.List().Select(o => o.Ended));
        // What was not done before the end is an operation of the same name.
        Assert.All(next.VariantSets.Operations.List(), o => Assert.Equal((name, null), (o.Name, o.Error)));
        await IsServedAsync(next, news, "closed midway");
    }

    private static async Task<(bool Stopped, bool IsNew)> StopsAtAsync(int step, int seed, string replay)
    {
        string where = $"stopped at step {step}, seed {seed}; {replay}";
        var random = new Random(seed);
        var store = new MockStore();
        var news = new NamedNews(30, 4, random);
        IndexRegistry registry = await PrepareAsync(store, news);
        await registry.Get("news").RefreshAsync(CancellationToken.None);
        Dictionary<string, (long Sequence, long Version)> before = States(registry);
        store.StopAt(step);
        try
        {
            await registry.VariantSets.Activate(Set, string.Empty, allowLarge: true).Ended;
            // The storage may fail while the index is closed, after the operation ended.
            registry.Dispose();
        }
        catch (Exception e) when (e is System.IO.IOException or ServiceException)
        {
            CloseDead(registry);
        }
        bool stopped = store.IsStopped;
        bool isNew = false;
        for (int round = 0; round < 2; round++)
        {
            store.Crash(random);
            CheckReport report = CheckIndex.Check(store.Get("indexes/news"));
            Assert.True(report.IsClean, $"{report}; {where}");
            using IndexRegistry next = IndexRegistry.Open(new MockDataFolder(store), SmallBase.Set, Options);
            Assert.True(next.Broken.Count == 0, $"{string.Join(", ", next.Broken.Values)}; {where}");
            await Task.WhenAll(next.VariantSets.Operations.List().Select(o => o.Ended));
            Assert.All(next.VariantSets.Operations.List(), o => Assert.True(o.Error is null, $"{o.Error}; {where}"));
            Assert.Equal(before, States(next));
            isNew = next.Variants.Version != SmallBase.Set.Version;
            if (isNew)
            {
                await IsServedAsync(next, news, where);
            }
            Assert.Empty(next.Get("news").Status().FormerVariantDataVersions);
        }
        return (stopped, isNew);
    }

    private static async Task<IndexRegistry> PrepareAsync(MockStore store, NamedNews news)
    {
        IndexRegistry registry = IndexRegistry.Open(new MockDataFolder(store), SmallBase.Set, Options);
        await registry.CreateAsync("news", Schema.News);
        SearchIndex index = registry.Get("news");
        BulkSession bulk = await index.OpenBulkAsync(new BulkOptions());
        long op = 0;
        await bulk.Submit([.. news.Documents.Select(d => new BulkOperation { OpId = ++op, Document = d })]);
        // A document of version 2, and one that the log has and no commit.
        await index.WriteAsync(news.Documents[0]);
        await index.CommitAsync();
        await index.WriteAsync(news.Documents[1]);
        registry.VariantSets.Create(Set, "names of the press");
        ImportSession session = registry.VariantSets.BeginImport(Set, new ImportRequest());
        foreach (string line in news.Draft)
        {
            session.Add(line);
        }
        registry.VariantSets.Finish(session);
        return registry;
    }

    private static Dictionary<string, (long Sequence, long Version)> States(IndexRegistry registry) =>
        registry.Get("news").Export(CancellationToken.None)
            .ToDictionary(d => d.Document.Id, d => (d.Sequence, d.Version), StringComparer.Ordinal);

    private static async Task IsServedAsync(IndexRegistry registry, NamedNews news, string where)
    {
        SearchIndex index = registry.Get("news");
        for (int i = 0; i < news.Names.Count; i++)
        {
            var entity = new QueryInput { Tree = new EntityNode { Id = $"organisation/new-{i}" } };
            IReadOnlyList<string> found = await NamedNews.IdsAsync(index, entity);
            Assert.True(news.HitsOf(news.Names[i]).SequenceEqual(found), $"{news.Names[i]}; {where}");
        }
    }

    private static void CloseDead(IndexRegistry registry)
    {
        try
        {
            registry.Dispose();
        }
        catch (System.IO.IOException)
        {
            // The process is dead.
        }
    }
}
