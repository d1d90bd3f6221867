using System.Threading;
using Search.Service.Tests.Searches;
using Search.Testing.Mock;
using static Search.Service.Tests.TestDocuments;

namespace Search.Service.Tests.Indexes;

/// <summary>An index that was built aside takes the place of another: what is verified, refused, and kept.</summary>
public sealed class ReplaceTests
{
    private static readonly SwapPolicy AnyLoss = new() { MaxLoss = 1 };

    [Fact]
    public async Task TheNewIndexIsThereUnderTheNameAndAfterReopening()
    {
        var store = new MockStore();
        string etag;
        using (IndexRegistry registry = Open(store))
        {
            await FillAsync(registry, "news", "old", 6);
            string before = registry.Get("news").Definition.Etag;
            await BuildAsync(registry, "new", 4);
            Assert.Equal(6, registry.Get("news").Status().DocumentCount);
            IndexStatus status = await registry.ReplaceAsync("news", "next", new SwapPolicy { ExpectedDocuments = 4 });
            Assert.Equal(("news", 4, ""), (status.Definition.Name, status.DocumentCount, status.Definition.Replaces));
            etag = status.Definition.Etag;
            Assert.NotEqual(before, etag);
            Assert.Equal(["news"], registry.List().Select(i => i.Definition.Name));
            await AssertHoldsAsync(registry, "new", 4);
            // Sequences go on: whoever remembers one of the old index is not told that it is not written.
            await registry.Get("news").WaitSearchableAsync(6, CancellationToken.None);
            Assert.True((await registry.Get("news").WriteAsync(Doc("late", "new late"))).Sequence > 10);
            // The name of the build is free.
            await BuildAsync(registry, "newer", 3);
        }
        using (IndexRegistry registry = Open(store))
        {
            // What was not put into its place has gone with its process.
            Assert.Equal(["news"], registry.List().Select(i => i.Definition.Name));
            Assert.Empty(store.Get("indexes/next").ListAll());
            Assert.Equal(etag, registry.Get("news").Definition.Etag);
            await AssertHoldsAsync(registry, "new", 5);
            await BuildAsync(registry, "newest", 3);
            await registry.ReplaceAsync("news", "next", new SwapPolicy());
            await AssertHoldsAsync(registry, "newest", 3);
        }
    }

    [Fact]
    public async Task WithoutAnOldIndexTheNewOneTakesTheName()
    {
        using IndexRegistry registry = Open(new MockStore());
        await BuildAsync(registry, "new", 2);
        await registry.ReplaceAsync("news", "next", new SwapPolicy());
        await AssertHoldsAsync(registry, "new", 2);
    }

    [Fact]
    public async Task MissingDocumentsAreRefusedAndTheOldIndexGoesOn()
    {
        using IndexRegistry registry = Open(new MockStore());
        await FillAsync(registry, "news", "old", 10);
        await BuildAsync(registry, "new", 4);
        await AssertRefusedAsync(registry, new SwapPolicy(), "4 documents, \"news\" has 10: more than 50");
        await AssertRefusedAsync(
            registry, AnyLoss with { ExpectedDocuments = 5 }, "it has 4 documents, 5 were expected");
        await AssertRefusedAsync(registry, AnyLoss with { ExpectedDocuments = 3 }, "3 were expected");
        // Both take writes as ever.
        await registry.Get("next").WriteAsync(Doc("id4", "new 4"));
        await registry.ReplaceAsync("news", "next", new SwapPolicy { ExpectedDocuments = 5 });
        await AssertHoldsAsync(registry, "new", 5);
    }

    [Fact]
    public async Task WritesMadeMeanwhileAreNotLostSilently()
    {
        using IndexRegistry registry = Open(new MockStore());
        await FillAsync(registry, "news", "old", 4);
        await BuildAsync(registry, "new", 4);
        WriteResult late = await registry.Get("news").WriteAsync(Doc("late", "old late"));
        ServiceError error = await AssertRefusedAsync(registry, AnyLoss, "was written to since");
        Assert.Equal(ErrorCode.Aborted, error.Code);
        await AssertHoldsAsync(registry, "old", 5);
        for (int i = 0; i < 20; i++)
        {
            late = await registry.Get("news").WriteAsync(Doc("late", "old late"));
        }
        IndexStatus status = await registry.ReplaceAsync("news", "next", AnyLoss with { DiscardWrites = true });
        await AssertHoldsAsync(registry, "new", 4);
        Assert.True(status.LastSequence >= late.Sequence, "a sequence was given twice");
    }

    [Fact]
    public async Task ADamagedBuildIsRefused()
    {
        var store = new MockStore();
        using IndexRegistry registry = Open(store);
        await FillAsync(registry, "news", "old", 3);
        await BuildAsync(registry, "new", 3);
        await registry.Get("next").CommitAsync();
        MockDirectory files = store.Get("indexes/next");
        string file = files.ListAll().First(f => f.EndsWith(".cfs", StringComparison.Ordinal));
        byte[] bytes = files.ReadAll(file);
        bytes[bytes.Length / 2] ^= 1;
        files.Overwrite(file, bytes);
        await AssertRefusedAsync(registry, new SwapPolicy(), "it is damaged: " + file);
        await AssertHoldsAsync(registry, "old", 3);
    }

    [Fact]
    public async Task OnlyWhatWasBuiltForItTakesThePlace()
    {
        using IndexRegistry registry = Open(new MockStore());
        await FillAsync(registry, "news", "old", 1);
        await FillAsync(registry, "other", "other", 1);
        ServiceError error = await RefusedAsync(() => registry.ReplaceAsync("news", "other", AnyLoss));
        Assert.Equal((ErrorCode.InvalidArgument, "build"), (error.Code, Assert.Single(error.Violations).Field));
        error = await RefusedAsync(() => registry.ReplaceAsync("news", "nothing", AnyLoss));
        Assert.Equal(ErrorCode.NotFound, error.Code);
        error = await RefusedAsync(() => registry.CreateAsync("x", PlainSchema, replaces: "x"));
        Assert.Equal("replaces", Assert.Single(error.Violations).Field);
        error = await RefusedAsync(() => registry.CreateAsync("x", PlainSchema, replaces: "No/Name"));
        Assert.Equal("replaces", Assert.Single(error.Violations).Field);
    }

    [Fact]
    public async Task PagesOfTheOldIndexGoOnUntilTheirLeasesEnd()
    {
        var time = new ManualTime();
        var store = new MockStore();
        ServiceOptions options = new() { Time = time, RefreshInterval = TimeSpan.FromMilliseconds(5) };
        using IndexRegistry registry = IndexRegistry.Open(
            new MockDataFolder(store), Search.Variants.VariantSet.Shipped, options);
        await FillAsync(registry, "news", "old", 30);
        SearchResult first = await registry.Get("news").SearchAsync(Request("old"), CancellationToken.None);
        Assert.Equal(10, first.Hits.Count);
        SearchIndex old = registry.Get("news");
        SearcherSnapshot reader = old.Searchers.Current;
        for (int round = 0; round < 2; round++)
        {
            await BuildAsync(registry, "new", 20);
            await registry.ReplaceAsync("news", "next", new SwapPolicy());
        }
        // A token of the new index, so that a number of its own lease could be taken for the old one's.
        SearchResult fresh = await registry.Get("news").SearchAsync(Request("new"), CancellationToken.None);
        Assert.NotEmpty(fresh.NextPageToken);
        var ids = new List<string>(first.Hits.Select(h => h.Document.Document.Id));
        string token = first.NextPageToken;
        while (token.Length > 0)
        {
            time.Advance(TimeSpan.FromMinutes(4));
            SearchResult page = await registry.Get("news").SearchAsync(
                Request("old") with { PageToken = token }, CancellationToken.None);
            ids.AddRange(page.Hits.Select(h => h.Document.Document.Id));
            token = page.NextPageToken;
        }
        Assert.Equal(30, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.True(reader.Reader.TryIncRef(), "the reader of the pages is closed");
        reader.Reader.DecRef();
        time.Advance(TimeSpan.FromMinutes(6));
        await WaitUntilAsync(() => !IsOpen(reader));
        ServiceError expired = await RefusedAsync(() => registry.Get("news").SearchAsync(
            Request("old") with { PageToken = first.NextPageToken }, CancellationToken.None));
        Assert.Equal(ErrorReasons.PageTokenExpired, expired.Reason);
        Assert.Equal(0, (await registry.Get("news").SearchAsync(Request("old"), CancellationToken.None)).Total);
    }

    [Fact]
    public async Task SearchesNeverFailOrSeeAMixtureWhileIndexesAreReplaced()
    {
        using IndexRegistry registry = Open(new MockStore());
        await FillAsync(registry, "news", "words0", 20);
        using var stop = new CancellationTokenSource();
        Task<int>[] searching =
        [
            .. Enumerable.Range(0, 2).Select(_ => Task.Run(() => SearchOnAsync(registry, stop.Token))),
        ];
        for (int round = 1; round <= 5; round++)
        {
            await BuildAsync(registry, "words" + round, 20);
            await registry.ReplaceAsync("news", "next", new SwapPolicy { ExpectedDocuments = 20 });
        }
        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(searching), n => Assert.True(n > 0));
        await AssertHoldsAsync(registry, "words5", 20);
    }

    [Fact]
    public async Task AWriteIntoTheOldIndexIsEitherRefusedOrKept()
    {
        // A writer that never stops: the swap is refused, or the write that came too late is.
        using IndexRegistry registry = Open(new MockStore());
        await FillAsync(registry, "news", "old", 1);
        for (int round = 0; round < 10; round++)
        {
            await BuildAsync(registry, "new", 1);
            SearchIndex old = registry.Get("news");
            Task<WriteResult?> writing = Task.Run(() => TryWriteAsync(old, "late" + round));
            bool isSwapped = true;
            try
            {
                await registry.ReplaceAsync("news", "next", AnyLoss);
            }
            catch (ServiceException e) when (e.Error.Reason == ErrorReasons.SwapRefused)
            {
                isSwapped = false;
                registry.Delete("next");
            }
            WriteResult? written = await writing;
            Assert.True(written is null || !isSwapped, "an acknowledged write is gone");
            Assert.Equal(written is not null, registry.Get("news").TryGet("late" + round, FieldMask.All) is not null);
        }
    }

    private static async Task<WriteResult?> TryWriteAsync(SearchIndex index, string id)
    {
        try
        {
            return await index.WriteAsync(Doc(id, "old"));
        }
        catch (ServiceException e) when (e.Error.Code == ErrorCode.Unavailable)
        {
            return null;
        }
    }

    private static async Task<int> SearchOnAsync(IndexRegistry registry, CancellationToken stop)
    {
        int searches = 0;
        while (!stop.IsCancellationRequested)
        {
            SearchResult result = await registry.Get("news").SearchAsync(
                new SearchRequest { Input = new QueryInput { Text = "every" }, PageSize = 100 },
                CancellationToken.None);
            Assert.Equal(20, result.Hits.Count);
            Assert.Single(result.Hits.Select(h => h.Document.Document.Fields["title"].StringValue).Distinct());
            searches++;
        }
        return searches;
    }

    private static bool IsOpen(SearcherSnapshot snapshot)
    {
        bool isOpen = snapshot.Reader.TryIncRef();
        if (isOpen)
        {
            snapshot.Reader.DecRef();
        }
        return isOpen;
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        for (int i = 0; i < 1000 && !condition(); i++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        Assert.True(condition());
    }

    private static SearchRequest Request(string text) => new() { Input = new QueryInput { Text = text } };

    private static IndexRegistry Open(MockStore store) => IndexRegistry.Open(
        new MockDataFolder(store), Search.Variants.VariantSet.Shipped, new ServiceOptions());

    private static async Task BuildAsync(IndexRegistry registry, string word, int documents)
    {
        await registry.CreateAsync("next", PlainSchema, replaces: "news");
        await WriteAllAsync(registry.Get("next"), word, documents);
    }

    private static async Task FillAsync(IndexRegistry registry, string name, string word, int documents)
    {
        await registry.CreateAsync(name, PlainSchema);
        await WriteAllAsync(registry.Get(name), word, documents);
    }

    private static async Task WriteAllAsync(SearchIndex index, string word, int documents)
    {
        for (int i = 0; i < documents; i++)
        {
            await index.WriteAsync(Doc("id" + i, $"{word} every {i}", ("title", FieldValue.Of(word))));
        }
        await index.RefreshAsync(CancellationToken.None);
    }

    private static async Task AssertHoldsAsync(IndexRegistry registry, string word, int documents)
    {
        await registry.Get("news").RefreshAsync(CancellationToken.None);
        List<StoredDocument> all = [.. registry.Get("news").Export(CancellationToken.None)];
        Assert.Equal(documents, all.Count);
        Assert.All(
            all, d => Assert.StartsWith(word + " ", d.Document.Fields["body"].StringValue, StringComparison.Ordinal));
    }

    private static async Task<ServiceError> AssertRefusedAsync(
        IndexRegistry registry, SwapPolicy policy, string reason)
    {
        ServiceError error = await RefusedAsync(() => registry.ReplaceAsync("news", "next", policy));
        Assert.Equal(ErrorReasons.SwapRefused, error.Reason);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        return error;
    }
}
