using System.Threading;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Search.V1;

namespace Search.Server.Tests.Searches;

/// <summary>A client that gives up a search ends its work on the server, not only its own waiting.</summary>
public sealed class CancelTests : ServerTests
{
    private readonly SlowClock _clock = new();

    // One thread searches: whoever comes next waits for the work before.
    protected override SearchServerOptions Configure(SearchServerOptions options) => options with
    {
        Service = options.Service with { Time = _clock, SearchThreads = 1 },
    };

    protected override async Task PrepareAsync()
    {
        await CreateNewsAsync();
        using var client = new Bulk.BulkClient(Server.Documents);
        await client.StartAsync(new BulkStart { Index = News.Index });
        for (int i = 0; i < 40; i++)
        {
            await client.DataAsync([.. Enumerable.Range(i * 500, 500).Select(
                n => Bulk.BulkClient.Write(n + 1, News.Text($"d{n}", "harvest")))]);
        }
        await client.FinishAsync();
        await RefreshAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ACancelOrADeadlineStopsTheWork(bool isCancel)
    {
        // The search looks at the clock between its stretches of documents, because it has a soft timeout.
        var request = new SearchRequest
        {
            Target = News.Index,
            QueryText = "harvest",
            SoftTimeout = new Duration { Seconds = 100_000 },
            Total = new TotalOptions { Mode = TotalMode.Exact },
        };
        _clock.Watch(TimeSpan.Zero);
        Assert.Equal(20_000, (await Server.Searches.SearchAsync(request)).Total.Value);
        int whole = _clock.Looks;
        Assert.True(whole >= 5, $"{whole} looks at the clock");
        TimeSpan slow = TimeSpan.FromMilliseconds(400);
        _clock.Watch(slow);
        using var cancel = new CancellationTokenSource();
        DateTime? deadline = isCancel ? null : TimeProvider.System.GetUtcNow().UtcDateTime + slow;
        AsyncUnaryCall<SearchResponse> call =
            Server.Searches.SearchAsync(request, deadline: deadline, cancellationToken: cancel.Token);
        await _clock.FirstLookAsync();
        if (isCancel)
        {
            await cancel.CancelAsync();
        }
        Refusal refusal = await Refusal.OfAsync(call);
        Assert.Equal(isCancel ? StatusCode.Cancelled : StatusCode.DeadlineExceeded, refusal.Code);
        // Served by the same thread, so the work before has ended.
        request.SoftTimeout = null;
        Assert.Equal(20_000, (await Server.Searches.SearchAsync(request)).Total.Value);
        Assert.True(_clock.Looks < whole, $"all {whole} stretches were searched although nobody listened");
    }

    // Looks of threads that search are counted, and take their time.
    private sealed class SlowClock : TimeProvider
    {
        private TaskCompletionSource _first = new();
        private TimeSpan _pause;
        private int _looks;

        public int Looks => Volatile.Read(ref _looks);

        public void Watch(TimeSpan pause)
        {
            _first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _pause = pause;
            Volatile.Write(ref _looks, 0);
        }

        public Task FirstLookAsync() => _first.Task.WaitAsync(TimeSpan.FromMinutes(1));

        public override DateTimeOffset GetUtcNow()
        {
            if (Thread.CurrentThread.Name?.StartsWith("search-query", StringComparison.Ordinal) == true)
            {
                Interlocked.Increment(ref _looks);
                _first.TrySetResult();
                using var never = new ManualResetEventSlim();
                never.Wait(_pause);
            }
            return System.GetUtcNow();
        }
    }
}
