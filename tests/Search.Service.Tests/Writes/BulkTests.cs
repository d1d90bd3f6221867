using System.Threading;
using static Search.Service.Tests.TestDocuments;

namespace Search.Service.Tests.Writes;

public sealed class BulkTests : IAsyncLifetime
{
    private readonly IndexRegistry _registry = IndexRegistry.Open(
        new MemoryDataFolder(), Search.Variants.VariantSet.Shipped, new ServiceOptions());

    private SearchIndex _index = null!;

    public async ValueTask InitializeAsync()
    {
        await _registry.CreateAsync("test", PlainSchema);
        _index = _registry.Get("test");
    }

    public ValueTask DisposeAsync()
    {
        _registry.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task EveryOperationIsAnsweredAndABadOneHarmsNoOther()
    {
        BulkSession session = await _index.OpenBulkAsync(new BulkOptions { StreamId = "s" });
        IReadOnlyList<WriteResult> results = await session.Submit(
        [
            Write(1, Doc("a", "one")),
            Write(2, Doc("b", "two", ("nope", FieldValue.Of(1L)))),
            Write(3, Doc("a", "three")),
            new BulkOperation { OpId = 4, DeleteId = "missing" },
            new BulkOperation { OpId = 5, DeleteId = "a" },
            Write(6, Doc("c", "six"), WriteCondition.IfSequence(99)),
            Write(7, Doc("d", "seven")),
        ]);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], results.Select(r => r.OpId));
        Assert.Equal(
            [
                WriteOutcome.Created, WriteOutcome.Failed, WriteOutcome.Updated, WriteOutcome.Unchanged,
                WriteOutcome.Deleted, WriteOutcome.Conflict, WriteOutcome.Created,
            ],
            results.Select(r => r.Outcome));
        Assert.Equal("write.fields.nope", Assert.Single(results[1].Error!.Violations).Field);
        BulkSummary summary = session.Summary;
        Assert.Equal(
            (7, 2, 1, 1, 1, 1, 1),
            (summary.Received, summary.Created, summary.Updated, summary.Deleted, summary.Unchanged, summary.Conflicts,
                summary.Failed));
        Assert.Equal(results[6].Sequence, summary.LastSequence);
        Assert.Equal(0, session.InFlightBytes);
    }

    [Fact]
    public async Task AnEmptySubmissionIsAnsweredAndHarmsNobody()
    {
        BulkSession session = await _index.OpenBulkAsync(new BulkOptions());
        Task<IReadOnlyList<WriteResult>> empty = session.Submit([]);
        IReadOnlyList<WriteResult> results = await session.Submit([Write(1, Doc("a", "one"))]);
        Assert.Equal(WriteOutcome.Created, Assert.Single(results).Outcome);
        Assert.Empty(await empty);
        Assert.Null(_index.Failure);
    }

    [Fact]
    public async Task ARepeatedOperationDoesNothing()
    {
        BulkSession first = await _index.OpenBulkAsync(new BulkOptions { StreamId = "s" });
        await first.Submit([Write(10, Doc("a", "one")), Write(20, Doc("b", "two"))]);
        BulkSession second = await _index.OpenBulkAsync(new BulkOptions { StreamId = "s" });
        Assert.Equal(20, second.ResumeAfterOpId);
        IReadOnlyList<WriteResult> results = await second.Submit(
            [Write(10, Doc("a", "again")), Write(20, Doc("b", "again")), Write(21, Doc("c", "new"))]);
        Assert.Equal(
            [WriteOutcome.Unchanged, WriteOutcome.Unchanged, WriteOutcome.Created], results.Select(r => r.Outcome));
        Assert.Equal(FieldValue.Of("one"), _index.Get("a", FieldMask.All).Document.Fields["body"]);
        // The older connection has lost the stream.
        WriteResult late = Assert.Single(await first.Submit([Write(30, Doc("x", "late"))]));
        Assert.Equal((WriteOutcome.Failed, ErrorReasons.StreamTakenOver), (late.Outcome, late.Error!.Reason));
    }

    [Fact]
    public async Task TheFailureBudgetEndsTheStream()
    {
        BulkSession session = await _index.OpenBulkAsync(new BulkOptions { MaxFailures = 1 });
        Document bad = Doc("x", "bad", ("nope", FieldValue.Of(1L)));
        IReadOnlyList<WriteResult> results = await session.Submit(
            [Write(1, bad), Write(2, Doc("a", "good")), Write(3, bad), Write(4, Doc("b", "too late"))]);
        Assert.Equal(
            [WriteOutcome.Failed, WriteOutcome.Created, WriteOutcome.Failed, WriteOutcome.Failed],
            results.Select(r => r.Outcome));
        Assert.Equal(ErrorReasons.BulkStopped, results[3].Error!.Reason);
        Assert.True(session.IsStopped && session.Summary.StoppedEarly);
        Assert.Null(_index.TryGet("b", FieldMask.All));
    }

    [Fact]
    public async Task TheGreatestVersionIsTheLastAndDoesNotWrap()
    {
        await _index.WriteAsync(Doc("a", "last"), condition: WriteCondition.ExternalVersion(long.MaxValue));
        ServiceError error = await RefusedAsync(() => _index.WriteAsync(Doc("a", "more")));
        Assert.Equal((ErrorCode.FailedPrecondition, ErrorReasons.VersionsUsedUp), (error.Code, error.Reason));
        Assert.Equal(long.MaxValue, _index.Get("a", FieldMask.All).Version);
        BulkSession session = await _index.OpenBulkAsync(new BulkOptions());
        WriteResult result = Assert.Single(await session.Submit([Write(1, Doc("a", "more"))]));
        Assert.Equal((WriteOutcome.Failed, ErrorReasons.VersionsUsedUp), (result.Outcome, result.Error!.Reason));
        // Deleting needs no greater version, and the delete holds as the write did.
        Assert.Equal(long.MaxValue, (await _index.DeleteAsync("a")).Version);
        error = await RefusedAsync(() => _index.WriteAsync(Doc("a", "again")));
        Assert.Equal(ErrorReasons.VersionsUsedUp, error.Reason);
    }

    [Fact]
    public async Task AConnectionThatIsOverIsForgottenAndItsStreamResumed()
    {
        using (BulkSession first = await _index.OpenBulkAsync(new BulkOptions { StreamId = "s" }))
        {
            await first.Submit([Write(3, Doc("a", "one"))]);
        }
        using BulkSession second = await _index.OpenBulkAsync(new BulkOptions { StreamId = "s" });
        Assert.Equal(3, second.ResumeAfterOpId);
        // The end of an older connection does not end the one that has the stream now.
        using BulkSession third = await _index.OpenBulkAsync(new BulkOptions { StreamId = "s" });
        second.Dispose();
        Assert.True(second.IsStopped);
        WriteResult result = Assert.Single(await third.Submit([Write(4, Doc("b", "two"))]));
        Assert.Equal(WriteOutcome.Created, result.Outcome);
        using BulkSession fourth = await _index.OpenBulkAsync(new BulkOptions { StreamId = "s" });
        Assert.True(third.IsStopped);
    }

    [Fact]
    public async Task ManyStreamsAtOnceLoseAndRepeatNothing()
    {
        Task[] streams = [.. Enumerable.Range(0, 4).Select(RunStreamAsync)];
        await Task.WhenAll(streams);
        await _index.RefreshAsync(CancellationToken.None);
        Assert.Equal(4 * 50 * 5, _index.Status().DocumentCount);
        Assert.Equal(4 * 50 * 5, _index.Export(CancellationToken.None).Select(d => d.Document.Id).Distinct().Count());
    }

    private async Task RunStreamAsync(int stream)
    {
        BulkSession session = await _index.OpenBulkAsync(new BulkOptions { StreamId = "s" + stream });
        var pending = new List<Task<IReadOnlyList<WriteResult>>>();
        for (int batch = 0; batch < 50; batch++)
        {
            int start = batch * 5;
            pending.Add(session.Submit(
                [.. Enumerable.Range(start, 5).Select(i => Write(i + 1, Doc($"{stream}-{i}", $"word{i} text")))]));
        }
        foreach (IReadOnlyList<WriteResult> results in await Task.WhenAll(pending))
        {
            Assert.All(results, r => Assert.Equal(WriteOutcome.Created, r.Outcome));
        }
    }

    private static BulkOperation Write(long opId, Document document, WriteCondition condition = default) =>
        new() { OpId = opId, Document = document, Condition = condition };
}
