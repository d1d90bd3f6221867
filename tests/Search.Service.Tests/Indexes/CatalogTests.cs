using System.Text;
using Search.Testing.Mock;
using static Search.Service.Tests.TestDocuments;

namespace Search.Service.Tests.Indexes;

/// <summary>What is wrong in the catalog touches the index it is about, and no other.</summary>
public sealed class CatalogTests
{
    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{\"format\":1,\"name\":\"bad\"}")]
    [InlineData("{\"format\":1,\"name\":\"other\",\"created\":\"2026-01-01\",\"schema\":{\"built_in\":\"news\"}}")]
    public async Task AnUnreadableDefinitionIsOfThatIndexOnly(string text)
    {
        var store = new MockStore();
        using (IndexRegistry registry = Open(store))
        {
            await registry.CreateAsync("bad", PlainSchema);
            await registry.CreateAsync("good", PlainSchema);
            await registry.Get("good").WriteAsync(Doc("d", "x"));
        }
        store.Get("catalog").Overwrite("bad.json", Encoding.UTF8.GetBytes(text));
        using (IndexRegistry registry = Open(store))
        {
            Assert.Equal(["good"], registry.List().Select(i => i.Definition.Name));
            Assert.NotNull(registry.Get("good").TryGet("d", FieldMask.All));
            ServiceError error = Assert.Throws<ServiceException>(() => registry.Get("bad")).Error;
            Assert.Equal(ErrorReasons.IndexCorrupt, error.Reason);
            Assert.Contains("bad.json", error.Message, StringComparison.Ordinal);
            Assert.Equal(ErrorReasons.IndexCorrupt, Assert.Single(registry.Broken).Value.Reason);
            ServiceError taken = await RefusedAsync(() => registry.CreateAsync("bad", PlainSchema));
            Assert.Equal(ErrorCode.AlreadyExists, taken.Code);
            registry.Delete("bad");
            await registry.CreateAsync("bad", PlainSchema);
        }
        using (IndexRegistry registry = Open(store))
        {
            Assert.Empty(registry.Broken);
        }
    }

    [Fact]
    public async Task AnUnreadableReplacementTouchesNeitherOfItsIndexes()
    {
        var store = new MockStore();
        using (IndexRegistry registry = Open(store))
        {
            await registry.CreateAsync("good", PlainSchema);
            await registry.CreateAsync("news", PlainSchema);
            await registry.CreateAsync("next", PlainSchema, replaces: "news");
        }
        store.Get("catalog").Overwrite("news.swap", Encoding.UTF8.GetBytes("{"));
        using (IndexRegistry registry = Open(store))
        {
            Assert.Equal(["good"], registry.List().Select(i => i.Definition.Name));
            Assert.Equal(["news", "next"], registry.Broken.Keys);
            Assert.NotEmpty(store.Get("indexes/next").ListAll());
        }
    }

    [Fact]
    public async Task ACreationIsNotFoundBeforeItsFirstCommitAndKeepsNobodyWaiting()
    {
        var store = new MockStore();
        using IndexRegistry registry = Open(store);
        await registry.CreateAsync("other", PlainSchema);
        using var reached = new System.Threading.ManualResetEventSlim();
        using var goOn = new System.Threading.ManualResetEventSlim();
        store.Get("indexes/test").FailAt(MockOperation.Sync, 1, MockFault.IoError, _ =>
        {
            reached.Set();
            goOn.Wait(TestContext.Current.CancellationToken);
            return false;
        });
        Task<IndexStatus> creating = Task.Run(
            () => registry.CreateAsync("test", PlainSchema), TestContext.Current.CancellationToken);
        reached.Wait(TestContext.Current.CancellationToken);
        Assert.Equal(["other"], registry.List().Select(i => i.Definition.Name));
        Assert.Equal(ErrorCode.NotFound, Assert.Throws<ServiceException>(() => registry.Get("test")).Error.Code);
        ServiceError busy = await RefusedAsync(() => registry.CreateAsync("test", PlainSchema));
        Assert.Equal((ErrorCode.Unavailable, true), (busy.Code, busy.RetryAfter > TimeSpan.Zero));
        await registry.Get("other").WriteAsync(Doc("d", "x"));
        goOn.Set();
        await creating;
        Assert.Equal(["other", "test"], registry.List().Select(i => i.Definition.Name));
    }

    private static IndexRegistry Open(MockStore store) => IndexRegistry.Open(
        new MockDataFolder(store), Search.Variants.VariantSet.Shipped, new ServiceOptions());
}
