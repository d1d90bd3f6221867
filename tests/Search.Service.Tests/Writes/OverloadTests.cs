using System.Threading;
using static Search.Service.Tests.TestDocuments;

namespace Search.Service.Tests.Writes;

public sealed class OverloadTests
{
    [Fact]
    public async Task AFullQueueRefusesSingleWritesAndSlowsStreams()
    {
        using IndexRegistry registry = Open(new ServiceOptions { MaxQueuedBytes = -1 });
        SearchIndex index = await CreateAsync(registry);
        ServiceError error = await RefusedAsync(() => index.WriteAsync(Doc("a", "one")));
        Assert.Equal((ErrorCode.ResourceExhausted, ErrorReasons.Overloaded), (error.Code, error.Reason));
        Assert.NotNull(error.RetryAfter);
        BulkSession session = await index.OpenBulkAsync(new BulkOptions());
        Assert.InRange(session.MaxInFlightBytes, 1, index.Options.Limits.MaxInFlightBytes - 1);
        // A stream waits instead of being refused.
        WriteResult result = Assert.Single(
            await session.Submit([new BulkOperation { OpId = 1, Document = Doc("a", "one") }]));
        Assert.Equal(WriteOutcome.Created, result.Outcome);
    }

    [Fact]
    public async Task SearchesThatCannotWaitAreRefused()
    {
        using IndexRegistry registry = Open(new ServiceOptions { MaxWaitingSearches = 0 });
        SearchIndex index = await CreateAsync(registry);
        ServiceError error = await RefusedAsync(
            () => index.SearchAsync(new SearchRequest { Input = new QueryInput() }, CancellationToken.None));
        Assert.Equal((ErrorCode.ResourceExhausted, ErrorReasons.Overloaded), (error.Code, error.Reason));
        Assert.NotNull(error.RetryAfter);
    }

    [Fact]
    public async Task AClosedServiceSaysSo()
    {
        IndexRegistry registry = Open(new ServiceOptions());
        SearchIndex index = await CreateAsync(registry);
        registry.Dispose();
        ServiceError write = await RefusedAsync(() => index.WriteAsync(Doc("a", "one")));
        Assert.Equal((ErrorCode.Unavailable, ErrorReasons.Draining), (write.Code, write.Reason));
        ServiceError search = await RefusedAsync(
            () => index.SearchAsync(new SearchRequest { Input = new QueryInput() }, CancellationToken.None));
        Assert.Equal((ErrorCode.Unavailable, ErrorReasons.Draining), (search.Code, search.Reason));
        Assert.Equal(
            ErrorReasons.Draining, Assert.Throws<ServiceException>(() => registry.Get("test")).Error.Reason);
    }

    [Fact]
    public async Task AnIndexThatIsDeletedMeanwhileSaysSo()
    {
        using IndexRegistry registry = Open(new ServiceOptions { IndexingThreads = 2 });
        SearchIndex index = await CreateAsync(registry);
        BulkSession session = await index.OpenBulkAsync(new BulkOptions());
        registry.Delete("test");
        ServiceError search = await RefusedAsync(
            () => index.SearchAsync(new SearchRequest { Input = new QueryInput() }, CancellationToken.None));
        ServiceError get = Assert.Throws<ServiceException>(() => index.TryGet("a", FieldMask.All)).Error;
        ServiceError status = Assert.Throws<ServiceException>(() => index.Status()).Error;
        IReadOnlyList<WriteResult> written = await session.Submit(
            [.. Enumerable.Range(1, 3).Select(i => new BulkOperation { OpId = i, DeleteId = "a" })]);
        Assert.All(
            [search, get, status, .. written.Select(w => w.Error!)],
            e => Assert.Equal((ErrorCode.Unavailable, ErrorReasons.Draining), (e.Code, e.Reason)));
    }

    [Fact]
    public async Task ManyFirstPagesDoNotEndThePagingOfOthers()
    {
        using IndexRegistry registry = Open(new ServiceOptions());
        SearchIndex index = await CreateAsync(registry);
        await index.WriteAsync(Doc("a", "one"));
        await index.WriteAsync(Doc("b", "two"), Durability.Searchable);
        var request = new SearchRequest { Input = new QueryInput(), PageSize = 1 };
        string token = (await index.SearchAsync(request, CancellationToken.None)).NextPageToken;
        for (int i = 0; i < 5000; i++)
        {
            await index.SearchAsync(request, CancellationToken.None);
        }
        SearchResult second = await index.SearchAsync(request with { PageToken = token }, CancellationToken.None);
        Assert.Equal("b", Assert.Single(second.Hits).Document.Document.Id);
    }

    private static IndexRegistry Open(ServiceOptions options) =>
        IndexRegistry.Open(new MemoryDataFolder(), Search.Variants.VariantSet.Shipped, options);

    private static async Task<SearchIndex> CreateAsync(IndexRegistry registry)
    {
        await registry.CreateAsync("test", PlainSchema);
        return registry.Get("test");
    }
}
