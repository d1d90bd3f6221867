using System.Threading;
using Search.Codecs;
using Search.Indexing;
using Search.Testing;
using static Search.Service.Tests.TestDocuments;

namespace Search.Service.Tests.Indexes;

/// <summary>
/// A replacement is stopped at every sync, write, rename and deletion, in turn, and the power goes; or that step fails
/// and the process goes on. What is there afterwards is the old index or the new one, whole, with every acknowledged
/// write, and nothing else.
/// </summary>
public sealed class ReplaceCrashTests
{
    private const int OldDocuments = 3;
    private const int NewDocuments = 4;

    private static readonly ServiceOptions Options = new()
    {
        RefreshInterval = TimeSpan.FromMilliseconds(20),
        IndexingThreads = 1,
    };

    private enum Reached
    {
        Filling,
        Old,
        Replacing,
        New,
        After,
    }

    [Fact]
    public async Task AStopAtEveryStepLeavesTheOldOrTheNew()
    {
        Random random = TestSeed.CreateRandom();
        var reached = new HashSet<Reached>();
        int step = 1;
        while (await RunAsync(step, random.Next(), reached, (s, k) => s.StopAt(k)))
        {
            step++;
        }
        Assert.InRange(step, 100, int.MaxValue);
        Assert.Equal(Enum.GetValues<Reached>(), reached.Order());
    }

    [Fact]
    public async Task AFailureAtEveryStepLeavesTheOldOrTheNew()
    {
        Random random = TestSeed.CreateRandom();
        var reached = new HashSet<Reached>();
        int step = 1;
        while (await RunAsync(step, random.Next(), reached, (s, k) => s.FailAt(k)))
        {
            step++;
        }
        Assert.InRange(step, 100, int.MaxValue);
    }

    // False when the work came to its end before the step.
    private static async Task<bool> RunAsync(
        int step, int seed, HashSet<Reached> all, Action<MockStore, long> plan)
    {
        var random = new Random(seed);
        var store = new MockStore();
        plan(store, step);
        Reached reached = await WorkAsync(store);
        all.Add(reached);
        bool struck = store.IsStopped;
        store.Crash(random);
        string where = $"step {step} struck when {reached}, seed {seed}; {TestSeed.Describe()}";
        for (int round = 0; round < 2; round++)
        {
            Verify(store, reached, where);
            store.Crash(random);
        }
        return struck;
    }

    private static async Task<Reached> WorkAsync(MockStore store)
    {
        Reached reached = Reached.Filling;
        IndexRegistry? registry = null;
        try
        {
            registry = IndexRegistry.Open(new MockDataFolder(store), Search.Variants.VariantSet.Shipped, Options);
            await registry.CreateAsync("news", PlainSchema);
            await FillAsync(registry.Get("news"), "old", OldDocuments);
            reached = Reached.Old;
            await registry.CreateAsync("next", PlainSchema, replaces: "news");
            await FillAsync(registry.Get("next"), "new", NewDocuments);
            reached = Reached.Replacing;
            await registry.ReplaceAsync(
                "news", "next", new SwapPolicy { ExpectedDocuments = NewDocuments });
            reached = Reached.New;
            await registry.Get("news").WriteAsync(Doc("after", "new after"));
            reached = Reached.After;
        }
        catch (Exception e) when (e is System.IO.IOException or ServiceException)
        {
            // The process is dead, or this step is not done.
        }
        finally
        {
            Close(registry);
        }
        return reached;
    }

    private static async Task FillAsync(SearchIndex index, string word, int documents)
    {
        for (int i = 0; i < documents; i++)
        {
            await index.WriteAsync(Doc("id" + i, $"{word} {i}"));
        }
    }

    private static void Close(IndexRegistry? registry)
    {
        try
        {
            registry?.Dispose();
        }
        catch (System.IO.IOException)
        {
            // The process is dead.
        }
    }

    private static void Verify(MockStore store, Reached reached, string where)
    {
        using IndexRegistry registry = IndexRegistry.Open(
            new MockDataFolder(store), Search.Variants.VariantSet.Shipped, Options);
        Assert.True(registry.Broken.Count == 0, $"{string.Join(", ", registry.Broken.Values)}; {where}");
        string[] names = [.. registry.List().Select(i => i.Definition.Name)];
        if (names.Length == 0)
        {
            Assert.True(reached == Reached.Filling, where);
            return;
        }
        Assert.True(names is ["news"], $"{string.Join(", ", names)}; {where}");
        Assert.True(store.Get("indexes/next").ListAll().Length == 0, $"files of the build are left; {where}");
        List<StoredDocument> all = [.. registry.Get("news").Export(CancellationToken.None)];
        string[] words = [.. all.Select(d => (d.Document.Fields["body"].StringValue ?? "").Split(' ')[0]).Distinct()];
        Assert.True(words.Length <= 1, $"a mixture; {where}");
        bool isNew = words is ["new"];
        Assert.True(isNew ? reached >= Reached.Replacing : reached <= Reached.Replacing, $"isNew={isNew}; {where}");
        int late = all.Count(d => d.Document.Id == "after");
        int expected = (isNew ? NewDocuments : reached == Reached.Filling ? 0 : OldDocuments) + late;
        Assert.True(reached == Reached.Filling ? all.Count >= expected : all.Count == expected,
            $"{all.Count} documents; {where}");
        Assert.True(reached < Reached.After || late == 1, where);
        // Before the first commit there is nothing to check.
        CheckReport? report = SegmentInfos.LastCommitGeneration(store.Get("indexes/news").ListAll()) < 0
            ? null
            : CheckIndex.Check(store.Get("indexes/news"));
        Assert.True(report is null ? reached == Reached.Filling : report.IsClean, $"{report}; {where}");
    }
}
