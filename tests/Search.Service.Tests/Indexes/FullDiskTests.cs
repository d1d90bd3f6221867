using Search.Testing;
using Search.Testing.Mock;
using static Search.Service.Tests.TestDocuments;

namespace Search.Service.Tests.Indexes;

/// <summary>A disk without room: what was refused may come again, and writing goes on when there is room.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task FailuresOfAGroupThatTheDiskRefusedAreNotCounted()
    {
        var store = new MockStore();
        using IndexRegistry registry = Open(store);
        await registry.CreateAsync("test", PlainSchema);
        SearchIndex index = registry.Get("test");
        BulkSession session = await index.OpenBulkAsync(new BulkOptions { StreamId = "s", MaxFailures = 2 });
        BulkOperation[] operations =
        [
            Write(1, Doc("a", "good")),
            Write(2, Doc("b", "bad", ("nope", FieldValue.Of(1L)))),
            Write(3, Doc("c", "bad", ("nope", FieldValue.Of(1L)))),
            Write(4, Doc("d", "good")),
        ];
        for (int round = 0; round < 3; round++)
        {
            store.Get("logs/test").FailAt(MockOperation.Append, 1, MockFault.DiskFull);
            IReadOnlyList<WriteResult> refused = await session.Submit(operations);
            Assert.All(refused, r => Assert.Equal(ErrorReasons.StorageFailed, r.Error!.Reason));
            store.Get("logs/test").ClearFaults();
        }
        Assert.False(session.IsStopped);
        Assert.False(session.Ended.IsCompleted);
        IReadOnlyList<WriteResult> results = await session.Submit(operations);
        Assert.Equal(
            [WriteOutcome.Created, WriteOutcome.Failed, WriteOutcome.Failed, WriteOutcome.Created],
            results.Select(r => r.Outcome));
        Assert.False(session.IsStopped);
        results = await session.Submit([Write(5, Doc("e", "bad", ("nope", FieldValue.Of(1L))))]);
        Assert.True(session.IsStopped);
        await session.Ended.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ALogThatCannotRollForWantOfRoomGoesOnAndRollsLater(int step)
    {
        var store = new MockStore();
        using (IndexRegistry registry = Open(store))
        {
            await registry.CreateAsync("test", PlainSchema);
            SearchIndex index = registry.Get("test");
            await index.WriteAsync(Doc("a", "one"));
            await index.WriteAsync(Doc("b", "two"));
            await index.DeleteAsync("b");
            MockDirectory log = store.Get("logs/test");
            // The header of the next generation, or the tombstones after it.
            log.FailAt(MockOperation.Append, step, MockFault.DiskFull);
            ServiceError error = await RefusedAsync(() => index.CommitAsync());
            Assert.Equal((ErrorCode.Unavailable, ErrorReasons.StorageFailed), (error.Code, error.Reason));
            log.ClearFaults();
            Assert.Null(index.Failure);
            Assert.Single(LogReader.Generations(log));
            await index.WriteAsync(Doc("c", "three"));
        }
        Assert.Empty(store.Get("logs/test").OpenFiles);
        using (IndexRegistry registry = Open(store))
        {
            SearchIndex index = registry.Get("test");
            Assert.Equal(2, index.Status().DocumentCount);
            await index.WriteAsync(Doc("d", "four"));
            Assert.Equal(index.Status().LastSequence, await index.CommitAsync());
        }
    }

    [Fact]
    public async Task ACrashAfterALogThatCouldNotRollLosesNothing()
    {
        Random random = TestSeed.CreateRandom();
        string replay = TestSeed.Describe();
        for (int round = 0; round < 20; round++)
        {
            var store = new MockStore();
            IndexRegistry registry = Open(store);
            await registry.CreateAsync("test", PlainSchema);
            SearchIndex index = registry.Get("test");
            await index.WriteAsync(Doc("a", "one"));
            MockDirectory log = store.Get("logs/test");
            log.FailAt(MockOperation.Append | MockOperation.Sync, 1 + (round % 2), MockFault.IoError);
            try
            {
                await index.CommitAsync();
            }
            catch (ServiceException)
            {
                // The fault struck.
            }
            log.ClearFaults();
            string[] acknowledged = index.Failure is null ? ["a", "b"] : ["a"];
            if (index.Failure is null)
            {
                await index.WriteAsync(Doc("b", "two"));
            }
            store.StopAt(1);
            registry.Dispose();
            store.Crash(random);
            using IndexRegistry again = Open(store);
            Assert.All(
                acknowledged, id => Assert.True(again.Get("test").TryGet(id, FieldMask.All) is not null, replay));
        }
    }

    private static BulkOperation Write(long opId, Document document) => new() { OpId = opId, Document = document };

    private static IndexRegistry Open(MockStore store) => IndexRegistry.Open(
        new MockDataFolder(store), Search.Variants.VariantSet.Shipped, new ServiceOptions());
}
