using System.Threading;
using Search.Codecs;
using Search.Indexing;
using Search.Testing;
using static Search.Service.Tests.TestDocuments;

namespace Search.Service.Tests.Indexes;

/// <summary>
/// A small workload of writes, deletes, commits and merges is stopped at every sync, write, rename and deletion, in
/// turn, and the power goes. What was acknowledged must
/// be there afterwards, nothing twice.
/// </summary>
public sealed class CrashTests
{
    private static readonly ServiceOptions Options = new()
    {
        RefreshInterval = TimeSpan.FromMilliseconds(20),
        IndexingThreads = 1,
        CommitLogBytes = 600,
    };

    [Fact]
    public async Task AStopAtEveryStepLosesNothingAcknowledged()
    {
        Random random = TestSeed.CreateRandom();
        int step = 1;
        while (await StopsAtAsync(step, random.Next(), TestSeed.Describe()))
        {
            step++;
        }
        // The workload is long enough to roll the log, commit and merge.
        Assert.InRange(step, 200, int.MaxValue);
    }

    // One run that dies at the given step; false when the workload came to its end before.
    private static async Task<bool> StopsAtAsync(int step, int seed, string replay)
    {
        var random = new Random(seed);
        var store = new MockStore();
        var acknowledged = new Dictionary<string, string?>(StringComparer.Ordinal);
        var uncertain = new Dictionary<string, string?>(StringComparer.Ordinal);
        store.StopAt(step);
        await WorkAsync(store, random, acknowledged, uncertain);
        bool stopped = store.IsStopped;
        store.Crash(random);
        for (int round = 0; round < 2; round++)
        {
            Verify(store, acknowledged, uncertain, $"stopped at step {step}, seed {seed}; {replay}");
            store.Crash(random);
        }
        return stopped;
    }

    private static async Task WorkAsync(
        MockStore store, Random random, Dictionary<string, string?> acknowledged, Dictionary<string, string?> uncertain)
    {
        IndexRegistry? registry = null;
        try
        {
            registry = IndexRegistry.Open(new MockDataFolder(store), Search.Variants.VariantSet.Shipped, Options);
            await registry.CreateAsync("test", PlainSchema);
            SearchIndex index = registry.Get("test");
            for (int i = 0; i < 30; i++)
            {
                string id = "id" + random.Next(8);
                string? text = random.Next(4) == 0 ? null : "text" + i;
                uncertain[id] = text;
                if (await TryWriteAsync(index, id, text))
                {
                    acknowledged[id] = text;
                    uncertain.Remove(id);
                }
            }
        }
        catch (Exception e) when (e is System.IO.IOException or ServiceException)
        {
            // The process is dead.
        }
        finally
        {
            CloseDead(registry);
        }
    }

    private static async Task<bool> TryWriteAsync(SearchIndex index, string id, string? text)
    {
        try
        {
            _ = text is null ? await index.DeleteAsync(id) : await index.WriteAsync(Doc(id, text));
            return true;
        }
        catch (ServiceException e) when (e.Error.Code == ErrorCode.NotFound)
        {
            return true;
        }
    }

    private static void CloseDead(IndexRegistry? registry)
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

    private static void Verify(
        MockStore store, Dictionary<string, string?> acknowledged, Dictionary<string, string?> uncertain, string where)
    {
        CheckReport? report = SegmentInfos.LastCommitGeneration(store.Get("indexes/test").ListAll()) < 0
            ? null
            : CheckIndex.Check(store.Get("indexes/test"));
        Assert.True(report?.IsClean ?? true, $"{report}; {where}");
        using IndexRegistry registry = IndexRegistry.Open(
            new MockDataFolder(store), Search.Variants.VariantSet.Shipped, Options);
        Assert.True(registry.Broken.Count == 0, $"{string.Join(", ", registry.Broken.Values)}; {where}");
        if (registry.List().Count == 0)
        {
            Assert.True(acknowledged.Count == 0, where);
            return;
        }
        SearchIndex index = registry.Get("test");
        List<StoredDocument> all = [.. index.Export(CancellationToken.None)];
        Assert.True(all.Count == all.Select(d => d.Document.Id).Distinct().Count(), $"twice; {where}");
        foreach ((string id, string? text) in acknowledged)
        {
            string? found = index.TryGet(id, FieldMask.All)?.Document.Fields["body"].StringValue;
            bool good = found == text || (uncertain.TryGetValue(id, out string? late) && found == late);
            Assert.True(good, $"{id}: acknowledged {text}, found {found}; {where}");
            StoredDocument? exported = all.SingleOrDefault(d => d.Document.Id == id);
            Assert.True(found == exported?.Document.Fields["body"].StringValue, where);
        }
    }
}
