using Search.V1;
using static Search.Server.Tests.Bulk.BulkClient;

namespace Search.Server.Tests.Bulk;

/// <summary>Bytes in flight, and the end of the server under a running stream.</summary>
public sealed class BulkFlowTests : ServerTests
{
    private const int MaxInFlightBytes = 64 << 10;

    protected override SearchServerOptions Configure(SearchServerOptions options) => options with
    {
        Service = options.Service with
        {
            Limits = options.Service.Limits with { MaxInFlightBytes = MaxInFlightBytes },
        },
    };

    protected override Task PrepareAsync() => CreateNewsAsync();

    [Fact]
    public async Task AClientThatDoesNotReadIsThrottledAndHeldBack()
    {
        string body = string.Concat(Enumerable.Repeat("word ", 6_000));
        using var client = new BulkClient(Server.Documents);
        await client.StartAsync(new BulkStart { Index = News.Index });
        // Sends without reading until the server stops taking: what is unread is bounded, so sending must come to rest.
        // Answers are small: only ids as long as they may be make them fill the windows of the connection.
        string longId = new('i', 480);
        long opId = 0;
        Task sending = Task.CompletedTask;
        bool held = false;
        while (!held && opId < 200_000)
        {
            WriteOperation[] operations =
                [.. Enumerable.Range(0, 20).Select(_ => Delete(++opId, $"{longId}{opId}"))];
            sending = client.DataAsync(operations);
            held = await Task.WhenAny(sending, Task.Delay(TimeSpan.FromSeconds(2))) != sending;
        }
        Assert.True(held, $"{opId} operations were taken although no answer was read");
        // Once the client reads, all is answered.
        Task<BulkWriteResponse> throttled = client.ReadUntilAsync(r => r.Throttle is not null);
        Assert.Equal(MaxInFlightBytes, (await throttled).Throttle.MaxInFlightBytes);
        Task<BulkWriteResponse> answered = client.ReadUntilAsync(r => r.Ack?.AcceptedThroughOpId == opId);
        await sending;
        await answered;
        await client.DataAsync(Write(++opId, News.Text("last", body)));
        BulkSummary summary = await client.FinishAsync();
        Assert.Equal((opId, 1), (summary.Received, summary.Created));
        Assert.Equal(Enumerable.Range(1, (int)opId).Select(i => (long)i), client.Results.Select(r => r.OpId));
    }

    [Fact]
    public async Task AServerThatEndsSaysSoAndAnswersWhatItTook()
    {
        using var client = new BulkClient(Server.Documents);
        await client.StartAsync(new BulkStart { Index = News.Index, StreamId = "s" });
        await client.DataAsync([.. Enumerable.Range(1, 50).Select(i => Write(i, News.Text($"d{i}", "a text")))]);
        await client.ReadUntilAsync(r => r.Started is not null);
        Task stopping = Server.StopAsync();
        BulkSummary summary = await client.DrainAsync();
        await stopping;
        Assert.NotEmpty(Assert.Single(client.Responses, r => r.GoingAway is not null).GoingAway.Reason);
        Assert.Equal(summary.Received, client.Results.Count());
        Assert.Equal(client.Acknowledged, client.Results.Select(r => r.OpId).DefaultIfEmpty(0).Max());
        await RestartAsync();
        CountDocumentsResponse count = await Server.Searches.CountDocumentsAsync(
            new CountDocumentsRequest { Target = News.Index });
        Assert.Equal(summary.Created, count.Count);
        using var resumed = new BulkClient(Server.Documents);
        await resumed.StartAsync(new BulkStart { Index = News.Index, StreamId = "s" });
        Assert.Equal(client.Acknowledged, (await resumed.NextAsync())?.Started.ResumeAfterOpId);
        await resumed.FinishAsync();
    }
}
