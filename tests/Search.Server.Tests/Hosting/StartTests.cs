using System.IO;
using System.Net.Sockets;
using System.Threading;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Search.Service;
using Search.V1;
using Search.Variants;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Search.Server.Tests.Hosting;

/// <summary>What callers see of a server that listens and has not opened its indexes yet.</summary>
public sealed class StartTests : ServerTests
{
    [Fact]
    public async Task BeforeTheIndexesAreOpenNothingIsServedAndHealthSaysSo()
    {
        await CreateNewsAsync();
        await WriteAsync(News.Text("a", "olive"));
        await Server.StopAsync();
        using var clock = new HeldClock();
        string socket = Path.Join(Folder.FullName, "s");
        var options = new SearchServerOptions
        {
            DataFolder = Folder.FullName,
            UnixSocket = socket,
            Variants = VariantSet.Shipped,
            LogToConsole = false,
            StopOnSignals = false,
            Service = new ServiceOptions { Time = clock },
        };
        Task<SearchServer> starting = Task.Run(() => SearchServer.StartAsync(options));
        await clock.ReachedAsync();
        using GrpcChannel channel = ChannelTo(socket);
        var health = new Health.HealthClient(channel);
        var indexes = new IndexService.IndexServiceClient(channel);
        string[] names = ["", .. RegistryHost.ServiceNames];
        Assert.False(starting.IsCompleted);
        Assert.All(await StatusesAsync(health, names), static s => Assert.Equal(ServingStatus.NotServing, s));
        using AsyncServerStreamingCall<HealthCheckResponse> watch = health.Watch(new HealthCheckRequest());
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(ServingStatus.NotServing, watch.ResponseStream.Current.Status);
        Refusal early = await Refusal.OfAsync(indexes.ListIndexesAsync(new ListIndexesRequest()));
        Assert.Equal(StatusCode.Unavailable, early.Code);
        Assert.NotNull(early.Retry);

        clock.Release();
        await using SearchServer server = await starting;
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(ServingStatus.Serving, watch.ResponseStream.Current.Status);
        Assert.All(await StatusesAsync(health, names), static s => Assert.Equal(ServingStatus.Serving, s));
        Assert.Equal(
            1, Assert.Single((await indexes.ListIndexesAsync(new ListIndexesRequest())).Indexes).DocumentCount);
        watch.Dispose();
    }

    [Fact]
    public async Task WhoeverHasSomethingToLoadFirstSaysWhenItServes()
    {
        await Server.StopAsync();
        string socket = Path.Join(Folder.FullName, "s");
        await using SearchServer server = await SearchServer.StartAsync(new SearchServerOptions
        {
            DataFolder = Folder.FullName,
            UnixSocket = socket,
            Variants = VariantSet.Shipped,
            LogToConsole = false,
            StopOnSignals = false,
            AnnounceAtStart = false,
        });
        using GrpcChannel channel = ChannelTo(socket);
        var health = new Health.HealthClient(channel);
        string[] names = ["", .. RegistryHost.ServiceNames];
        Assert.All(await StatusesAsync(health, names), static s => Assert.Equal(ServingStatus.NotServing, s));
        // Calls are served already: it is through them that something is loaded.
        var indexes = new IndexService.IndexServiceClient(channel);
        Assert.Empty((await indexes.ListIndexesAsync(new ListIndexesRequest())).Indexes);
        server.Announce();
        Assert.All(await StatusesAsync(health, names), static s => Assert.Equal(ServingStatus.Serving, s));
    }

    [Fact]
    public async Task AnIndexThatCannotBeOpenedIsListedWithItsCauseAndTheOthersServe()
    {
        await CreateNewsAsync();
        await CreateNewsAsync("bad");
        await Server.StopAsync();
        await File.WriteAllTextAsync(
            Path.Join(Folder.FullName, "catalog", "bad.json"), "{", TestContext.Current.CancellationToken);
        await RestartAsync();
        ListIndexesResponse list = await Server.Indexes.ListIndexesAsync(new ListIndexesRequest());
        Assert.Equal(News.Index, Assert.Single(list.Indexes).Name);
        FailedIndex failed = Assert.Single(list.Failed);
        Assert.Equal(("bad", (int)StatusCode.DataLoss), (failed.Name, failed.Error.Code));
        Assert.Contains("bad.json", failed.Error.Message, StringComparison.Ordinal);
        Refusal asked = await Refusal.OfAsync(Server.Indexes.GetIndexAsync(new GetIndexRequest { Name = "bad" }));
        Assert.Equal((StatusCode.DataLoss, "INDEX_CORRUPT"), (asked.Code, asked.Reason));
        await WriteAsync(News.Text("a", "olive"));
        await Server.Indexes.DeleteIndexAsync(new DeleteIndexRequest { Name = "bad" });
        Assert.Empty((await Server.Indexes.ListIndexesAsync(new ListIndexesRequest())).Failed);
    }

    protected override bool IsExpected(string logEntry) =>
        logEntry.Contains("index bad cannot be opened", StringComparison.Ordinal)
        || logEntry.Contains("\"bad\" is damaged", StringComparison.Ordinal);

    private static async Task<ServingStatus[]> StatusesAsync(Health.HealthClient health, string[] names) =>
        await Task.WhenAll(names.Select(
            async n => (await health.CheckAsync(new HealthCheckRequest { Service = n })).Status));

    private static GrpcChannel ChannelTo(string path)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions { HttpHandler = handler });
    }

    // Who opens an index looks at the clock, and waits here.
    private sealed class HeldClock : TimeProvider, IDisposable
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _released = new();

        public Task ReachedAsync() => _reached.Task.WaitAsync(TimeSpan.FromMinutes(1));

        public void Release() => _released.Set();

        public override DateTimeOffset GetUtcNow()
        {
            _reached.TrySetResult();
            _released.Wait();
            return System.GetUtcNow();
        }

        public void Dispose() => _released.Dispose();
    }
}
