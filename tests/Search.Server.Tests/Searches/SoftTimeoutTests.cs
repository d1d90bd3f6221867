using System.Threading;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Search.V1;

namespace Search.Server.Tests.Searches;

public sealed class SoftTimeoutTests : ServerTests
{
    // Every look at the clock takes a second: a search of many documents passes a soft timeout after some thousand of them.
    protected override SearchServerOptions Configure(SearchServerOptions options) => options with
    {
        Service = options.Service with { Time = new FastClock() },
    };

    [Fact]
    public async Task ASoftTimeoutEndsASearchAndSaysSo()
    {
        await CreateNewsAsync();
        using (var client = new Bulk.BulkClient(Server.Documents))
        {
            await client.StartAsync(new BulkStart { Index = News.Index });
            for (int i = 0; i < 40; i++)
            {
                await client.DataAsync([.. Enumerable.Range(i * 500, 500).Select(
                    n => Bulk.BulkClient.Write(n + 1, News.Text($"d{n}", "harvest")))]);
            }
            await client.FinishAsync();
        }
        await RefreshAsync();
        var request = new SearchRequest
        {
            Target = News.Index,
            QueryText = "harvest",
            SoftTimeout = new Duration { Seconds = 2 },
            Total = new TotalOptions { Mode = TotalMode.Exact },
        };
        Refusal refusal = await Refusal.OfAsync(Server.Searches.SearchAsync(request));
        Assert.Equal((StatusCode.DeadlineExceeded, "SOFT_TIMEOUT"), (refusal.Code, refusal.Reason));
        request.AllowPartial = true;
        SearchResponse partial = await Server.Searches.SearchAsync(request);
        Assert.True(partial.Partial);
        Assert.NotEmpty(partial.PartialReason);
        Assert.NotEqual(TotalRelation.Exact, partial.Total.Relation);
        request.SoftTimeout = new Duration { Seconds = 100_000_000 };
        SearchResponse whole = await Server.Searches.SearchAsync(request);
        Assert.Equal((false, 20_000), (whole.Partial, whole.Total.Value));
    }

    private sealed class FastClock : TimeProvider
    {
        private long _seconds;

        public override DateTimeOffset GetUtcNow() =>
            DateTimeOffset.UnixEpoch.AddSeconds(Interlocked.Increment(ref _seconds));
    }
}
