using Grpc.Core;
using Search.V1;
using static Search.Server.Tests.Bulk.BulkClient;

namespace Search.Server.Tests.Bulk;

public sealed class BulkWriteTests : ServerTests
{
    protected override Task PrepareAsync() => CreateNewsAsync();

    [Fact]
    public async Task EveryOperationIsAnsweredOnceAndABadOneHarmsNoNeighbour()
    {
        using var client = new BulkClient(Server.Documents);
        await client.StartAsync(new BulkStart { Index = News.Index, StreamId = "s" });
        BulkWriteResponse started = Assert.IsType<BulkWriteResponse>(await client.NextAsync());
        Assert.Equal(0, started.Started.ResumeAfterOpId);
        Assert.Equal(16 << 20, started.Started.Limits.MaxInFlightBytes);
        Document bad = News.Text("b", "bad");
        bad.Fields["nope"] = new Value { BoolValue = true };
        await client.DataAsync(
            Write(1, News.Text("a", "one")),
            Write(2, bad),
            new WriteOperation { OpId = 3 },
            Write(4, News.Text("", "no id")),
            Write(5, News.Text("a", "again"), new WriteCondition { IfAbsent = true }));
        await client.DataAsync(
            Write(6, News.Text("a", "two")), Delete(7, "missing"), Delete(8, "a"), Write(9, News.Text("c", "nine")));
        BulkSummary summary = await client.FinishAsync();
        WriteResult[] results = [.. client.Results];
        Assert.Equal(Enumerable.Range(1, 9).Select(i => (long)i), results.Select(r => r.OpId));
        Assert.Equal(
            [
                WriteOutcome.Created,
                    WriteOutcome.Failed, WriteOutcome.Failed, WriteOutcome.Failed, WriteOutcome.Conflict,
                WriteOutcome.Updated, WriteOutcome.Unchanged, WriteOutcome.Deleted, WriteOutcome.Created,
            ],
            results.Select(r => r.Outcome));
        Assert.Equal(["a", "b", "", "", "a", "a", "missing", "a", "c"], results.Select(r => r.Id));
        Assert.Equal((int)StatusCode.InvalidArgument, results[1].Error.Code);
        Assert.Equal((int)StatusCode.Aborted, results[4].Error.Code);
        Assert.All(results, r => Assert.False(r.Retryable));
        Assert.Equal(
            (9, 2, 1, 1, 1, 1, 3),
            (summary.Received, summary.Created, summary.Updated, summary.Deleted, summary.Unchanged, summary.Conflicts,
                summary.Failed));
        Assert.Equal(results[8].Sequence, summary.LastSequence);
        Assert.False(summary.StoppedEarly);
        Assert.Equal(9, client.Acknowledged);
        // Answers come after the acknowledgement that covers them.
        Assert.True(
            client.Responses.FindIndex(r =>
                r.Ack is not null) < client.Responses.FindIndex(r => r.Results is not null));
    }

    [Fact]
    public async Task AStreamIsResumedByItsIdAndRepetitionsDoNothing()
    {
        using (var first = new BulkClient(Server.Documents))
        {
            await first.StartAsync(new BulkStart { Index = News.Index, StreamId = "feed" });
            await first.DataAsync(Write(10, News.Text("a", "one")), Write(20, News.Text("b", "two")));
            await first.ReadUntilAsync(r => r.Ack?.AcceptedThroughOpId == 20);
        }
        await RestartAsync();
        using var second = new BulkClient(Server.Documents);
        await second.StartAsync(new BulkStart { Index = News.Index, StreamId = "feed" });
        Assert.Equal(20, (await second.NextAsync())?.Started.ResumeAfterOpId);
        await second.DataAsync(
            Write(10, News.Text("a", "CHANGED")), Write(20, News.Text("b", "CHANGED")), Write(21, News.Text("c", "three")));
        BulkSummary summary = await second.FinishAsync();
        Assert.Equal((3, 1, 2), (summary.Received, summary.Created, summary.Unchanged));
        Assert.Equal("one", (await GetAsync("a")).Fields["body"].StringValue);
        Assert.Equal(1, (await GetAsync("b")).Version);
        using var third = new BulkClient(Server.Documents);
        await third.StartAsync(new BulkStart { Index = News.Index, StreamId = "another" });
        Assert.Equal(0, (await third.NextAsync())?.Started.ResumeAfterOpId);
        await third.FinishAsync();
    }

    [Fact]
    public async Task NumbersThatDoNotRiseFromOneNeverPassForDone()
    {
        using var client = new BulkClient(Server.Documents);
        await client.StartAsync(new BulkStart { Index = News.Index });
        await client.DataAsync(Write(0, News.Text("a", "zero")), Write(-5, News.Text("b", "less")), Write(1, News.Text("c", "x")));
        await client.FinishAsync();
        Assert.Equal(
            [WriteOutcome.Failed, WriteOutcome.Failed, WriteOutcome.Created], client.Results.Select(r => r.Outcome));
    }

    [Fact]
    public async Task AFlushAnswersEverythingAndMakesItVisible()
    {
        using var client = new BulkClient(Server.Documents);
        await client.StartAsync(new BulkStart { Index = News.Index });
        await client.DataAsync(Write(1, News.Text("a", "flushed")));
        await client.ReadUntilAsync(r => r.Results is not null);
        await client.FlushAsync();
        // The answer to what follows a flush comes after the flush.
        await client.DataAsync(Write(2, News.Text("b", "later")));
        await client.ReadUntilAsync(r => r.Ack?.AcceptedThroughOpId == 2);
        SearchResponse found = await Server.Searches.SearchAsync(
            new SearchRequest { Target = News.Index, QueryText = "flushed" });
        Assert.Equal("a", Assert.Single(found.Hits).Id);
        await client.FinishAsync();
    }

    [Fact]
    public async Task AFailureBudgetEndsTheStreamAndWhatFollowsIsNotDone()
    {
        Document bad = News.Text("x", "bad");
        bad.Fields["nope"] = new Value { BoolValue = true };
        (BulkStart Start, long Failures)[] policies =
        [
            (new BulkStart { Index = News.Index, ErrorPolicy = BulkErrorPolicy.Stop }, 1),
            (new BulkStart { Index = News.Index, MaxFailures = 2 }, 3),
        ];
        foreach ((BulkStart start, long failures) in policies)
        {
            using var client = new BulkClient(Server.Documents);
            await client.StartAsync(start);
            WriteOperation[] bads = [.. Enumerable.Range(2, (int)failures).Select(i => Write(i, bad))];
            await client.DataAsync(
                [Write(1, News.Text($"good-{failures}", "good")), .. bads, Write(99, News.Text($"late-{failures}", "late"))]);
            // The server ends the stream although the client has not ended its side.
            BulkSummary summary = await client.DrainAsync();
            Assert.True(summary.StoppedEarly);
            Assert.Equal(1, summary.Created);
            Assert.Equal((failures + 1, failures + 2), (summary.Failed, summary.Received));
            Assert.Equal((int)StatusCode.Aborted, client.Results.Last().Error.Code);
            Refusal late = await Refusal.OfAsync(Server.Documents.GetDocumentAsync(
                new GetDocumentRequest { Index = News.Index, Id = $"late-{failures}" }));
            Assert.Equal(StatusCode.NotFound, late.Code);
        }
    }

    [Fact]
    public async Task AStoppedStreamEndsAlthoughItsClientSendsNoMore()
    {
        Document bad = News.Text("x", "bad");
        bad.Fields["nope"] = new Value { BoolValue = true };
        using var client = new BulkClient(Server.Documents);
        await client.StartAsync(new BulkStart { Index = News.Index, MaxFailures = 1 });
        for (int i = 1; i <= 3; i++)
        {
            await client.DataAsync(Write(i, i == 2 ? News.Text("good", "good") : bad));
            await client.ReadUntilAsync(r => r.Results is not null);
        }
        BulkSummary summary = await client.DrainAsync();
        Assert.Equal((true, 2, 1), (summary.StoppedEarly, summary.Failed, summary.Created));
    }

    [Fact]
    public async Task WrongOrderAndWrongStartsEndTheStream()
    {
        WriteOperation operation = Write(1, News.Text("a", "one"));
        (string Field, BulkWriteRequest[] Requests)[] cases =
        [
            ("start", [Data(operation)]),
            ("start", []),
            ("start", [Start(News.Index), Start(News.Index)]),
            ("message", [Start(News.Index), new BulkWriteRequest()]),
            ("start.index", [Start("")]),
            ("start.durability", [new() { Start = new BulkStart { Index = News.Index, Durability = (Durability)8 } }]),
            ("start.error_policy", [new() { Start = new BulkStart { Index = News.Index, ErrorPolicy = (BulkErrorPolicy)8 } }]),
            ("start.max_failures", [new() { Start = new BulkStart { Index = News.Index, MaxFailures = -1 } }]),
        ];
        foreach ((string field, BulkWriteRequest[] requests) in cases)
        {
            Refusal refusal = await RunAsync(requests);
            Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELD"), (refusal.Code, refusal.Reason));
            Assert.Equal([field], refusal.Fields);
        }
        Refusal unknown = await RunAsync(Start("none"));
        Assert.Equal((StatusCode.NotFound, "INDEX_NOT_FOUND"), (unknown.Code, unknown.Reason));
        Refusal name = await RunAsync(
            new BulkWriteRequest { Start = new BulkStart { Index = News.Index, StreamId = new string('s', 129) } });
        Assert.Equal("max_stream_id_bytes", name.Info.Metadata["limit"]);
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task AnotherConnectionTakesTheStreamOver()
    {
        using var older = new BulkClient(Server.Documents);
        await older.StartAsync(new BulkStart { Index = News.Index, StreamId = "s" });
        await older.NextAsync();
        using var newer = new BulkClient(Server.Documents);
        await newer.StartAsync(new BulkStart { Index = News.Index, StreamId = "s" });
        await newer.NextAsync();
        // The older connection ends although its client waits for nothing but answers.
        BulkSummary summary = await older.DrainAsync();
        Assert.Equal(0, summary.Received);
        Refusal late = await Refusal.OfAsync(() => older.DataAsync(Write(1, News.Text("a", "late"))));
        Assert.Equal(StatusCode.OK, late.Code);
        await newer.DataAsync(Write(1, News.Text("a", "in time")));
        await newer.FinishAsync();
        Assert.Equal(WriteOutcome.Created, Assert.Single(newer.Results).Outcome);
    }

    private static BulkWriteRequest Start(string index) => new() { Start = new BulkStart { Index = index } };

    private static BulkWriteRequest Data(params WriteOperation[] operations) =>
        new() { Data = new BulkData { Operations = { operations } } };

    private async Task<Refusal> RunAsync(params BulkWriteRequest[] requests)
    {
        using var client = new BulkClient(Server.Documents);
        foreach (BulkWriteRequest request in requests)
        {
            await client.SendAsync(request);
        }
        return await Refusal.OfAsync(client.FinishAsync);
    }

    private async Task<Document> GetAsync(string id) => (await Server.Documents.GetDocumentAsync(
        new GetDocumentRequest { Index = News.Index, Id = id })).Document;
}
