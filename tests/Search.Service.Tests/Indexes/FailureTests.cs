using System.Threading;
using Search.Testing.Mock;
using static Search.Service.Tests.TestDocuments;

namespace Search.Service.Tests.Indexes;

/// <summary>Creations and deletions of indexes that meet each other, or a disk that fails.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task ANameIsNotFreeBeforeItsFilesAreGone()
    {
        // The deletion would take the files of the new index.
        using var removing = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var folder = new WatchedFolder(() =>
        {
            removing.Set();
            goOn.Wait(TestContext.Current.CancellationToken);
        });
        using IndexRegistry registry = Open(folder);
        await registry.CreateAsync("test", PlainSchema);
        Task deleting = Task.Run(() => registry.Delete("test"), TestContext.Current.CancellationToken);
        removing.Wait(TestContext.Current.CancellationToken);
        ServiceError error = await RefusedAsync(() => registry.CreateAsync("test", PlainSchema));
        Assert.Equal(ErrorCode.Unavailable, error.Code);
        Assert.Equal(ErrorCode.NotFound, Assert.Throws<ServiceException>(() => registry.Delete("test")).Error.Code);
        goOn.Set();
        await deleting;
        await registry.CreateAsync("test", PlainSchema);
        Assert.Equal(1, (await registry.Get("test").WriteAsync(Doc("a", "one"))).Sequence);
    }

    [Fact]
    public async Task ADeletionThatFailedHoldsTheNameAndIsFinishedByAnother()
    {
        bool fails = true;
        var folder = new WatchedFolder(() =>
        {
            if (fails)
            {
                throw new System.IO.IOException("no");
            }
        });
        using IndexRegistry registry = Open(folder);
        await registry.CreateAsync("test", PlainSchema);
        Assert.Throws<System.IO.IOException>(() => registry.Delete("test"));
        Assert.Equal(
            ErrorCode.AlreadyExists, (await RefusedAsync(() => registry.CreateAsync("test", PlainSchema))).Code);
        Assert.Equal(
            ErrorReasons.StorageFailed, Assert.Throws<ServiceException>(() => registry.Get("test")).Error.Reason);
        fails = false;
        registry.Delete("test");
        await registry.CreateAsync("test", PlainSchema);
    }

    [Fact]
    public async Task ADeletionThatFailsWhenTheServiceStartsHarmsNoOtherIndex()
    {
        var store = new MockStore();
        using (IndexRegistry registry = Open(new WatchedFolder(() => throw new System.IO.IOException("no"), store)))
        {
            await registry.CreateAsync("good", PlainSchema);
            await registry.CreateAsync("test", PlainSchema);
            Assert.Throws<System.IO.IOException>(() => registry.Delete("test"));
        }
        using (IndexRegistry registry = Open(new WatchedFolder(() => throw new System.IO.IOException("no"), store)))
        {
            Assert.Equal("good", Assert.Single(registry.List()).Definition.Name);
            Assert.True(registry.Broken.ContainsKey("test"));
        }
    }

    [Theory]
    [InlineData("catalog")]
    [InlineData("indexes/test")]
    [InlineData("logs/test")]
    public async Task ACreationThatFailedLeavesTheNameFree(string place)
    {
        for (int step = 1; step < 4; step++)
        {
            var store = new MockStore();
            using IndexRegistry registry = Open(new MockDataFolder(store));
            await registry.CreateAsync("other", PlainSchema);
            MockDirectory directory = store.Get(place);
            directory.FailAt(
                MockOperation.Create | MockOperation.Append | MockOperation.Sync | MockOperation.Rename, step,
                MockFault.IoError);
            try
            {
                await registry.CreateAsync("test", PlainSchema);
                registry.Delete("test");
            }
            catch (Exception e) when (e is System.IO.IOException or ServiceException)
            {
                Assert.Single(registry.List());
                Assert.Empty(registry.Broken);
            }
            directory.ClearFaults();
            await registry.CreateAsync("test", PlainSchema);
            await registry.Get("test").WriteAsync(Doc("a", "one"));
        }
    }

    private static IndexRegistry Open(DataFolder folder) =>
        IndexRegistry.Open(folder, Search.Variants.VariantSet.Shipped, new ServiceOptions());

    private sealed class WatchedFolder(Action removing, MockStore? store = null)
        : MockDataFolder(store ?? new MockStore())
    {
        public override void Remove(string index)
        {
            removing();
            base.Remove(index);
        }
    }
}
