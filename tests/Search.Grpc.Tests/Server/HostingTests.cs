using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Interop;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Search.Testing.V1;
using Behavior = Search.Testing.V1.BehaveRequest.Types.Behavior;

namespace GrpcTests.Server;

/// <summary>Options, interceptors, what stands before the services, telemetry and shutdown.</summary>
public sealed class HostingTests
{
    [Fact]
    public async Task Interceptors_see_calls_in_order_and_may_refuse_them()
    {
        List<string> seen = [];
        await using InteropServer server = await InteropServer.StartAsync(options =>
        {
            options.Interceptors.Add<NamedInterceptor>("first", seen);
            options.Interceptors.Add<NamedInterceptor>("second", seen);
        });
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
        ProbeService.ProbeServiceClient client = new(channel);
        await client.EchoAsync(new EchoRequest());
        using var ticks = client.Tick(new TickRequest { Count = 1 });
        Assert.True(await ticks.ResponseStream.MoveNext());
        Assert.False(await ticks.ResponseStream.MoveNext());
        Assert.Equal(["first unary", "second unary", "first stream", "second stream"], seen);

        RpcException refused = await Assert.ThrowsAsync<RpcException>(
            async () => await client.EchoAsync(new EchoRequest(), new Metadata { { "x-refuse", "second" } }));
        Assert.Equal(new Status(StatusCode.PermissionDenied, "second"), refused.Status);
        Assert.Empty(server.Logs.Entries);
    }

    [Fact]
    public async Task Client_interceptors_see_calls()
    {
        await using InteropServer server = await InteropServer.StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
        CountingInterceptor counting = new();
        ProbeService.ProbeServiceClient client = new(channel.Intercept(counting));
        await client.EchoAsync(new EchoRequest());
        client.Echo(new EchoRequest());
        Assert.Equal(2, counting.Count);
    }

    [Theory]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(403, StatusCode.PermissionDenied)]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(500, StatusCode.Unknown)]
    public async Task An_http_status_from_before_the_services_is_mapped(int http, StatusCode expected)
    {
        await using InteropServer server = await InteropServer.StartAsync(
            configureApplication: app => app.Use((HttpContext context, RequestDelegate _) =>
            {
                context.Response.StatusCode = http;
                return Task.CompletedTask;
            }));
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
        RpcException failure = await Assert.ThrowsAsync<RpcException>(
            async () => await new ProbeService.ProbeServiceClient(channel).EchoAsync(new EchoRequest()));
        Assert.Equal(expected, failure.StatusCode);
    }

    [Fact]
    public async Task Limits_and_details_are_options()
    {
        await using InteropServer server = await InteropServer.StartAsync(options =>
        {
            options.MaxReceiveMessageSize = 100;
            options.MaxSendMessageSize = 1000;
            options.EnableDetailedErrors = true;
        });
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
        ProbeService.ProbeServiceClient client = new(channel);
        RpcException large = await Assert.ThrowsAsync<RpcException>(
            async () => await client.EchoAsync(new EchoRequest { TextLine = new string('x', 200) }));
        Assert.Equal(StatusCode.ResourceExhausted, large.StatusCode);
        Assert.Contains("100", large.Status.Detail, StringComparison.Ordinal);
        RpcException reply = await Assert.ThrowsAsync<RpcException>(
            async () => await client.BehaveAsync(new BehaveRequest { ReplyBytes = 2000 }));
        Assert.Equal(StatusCode.ResourceExhausted, reply.StatusCode);
        Assert.Empty(server.Logs.Entries);
        RpcException detailed = await Assert.ThrowsAsync<RpcException>(
            async () => await client.BehaveAsync(new BehaveRequest { Behavior = Behavior.Throw }));
        Assert.Contains("A secret of the server.", detailed.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Replies_are_compressed_for_those_who_accept_it(string encoding)
    {
        await using InteropServer server =
            await InteropServer.StartAsync(options => options.ResponseCompressionAlgorithm = encoding);
        byte[] request = RawCall.Frame(new EchoRequest { TextLine = new string('x', 10_000) });
        RawReply accepted = await RawCall.PostAsync(
            server.Address, RawCall.EchoPath, request, headers: ("grpc-accept-encoding", "identity, " + encoding));
        Assert.Equal(encoding, accepted.Header("grpc-encoding"));
        Assert.Equal(1, accepted.Body[0]);
        RawReply plain = await RawCall.PostAsync(server.Address, RawCall.EchoPath, request);
        Assert.Null(plain.Header("grpc-encoding"));
        Assert.Equal(0, plain.Body[0]);

        using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
        Metadata compressRequest = new() { { "grpc-internal-encoding-request", encoding } };
        EchoResponse reply = await new ProbeService.ProbeServiceClient(channel)
            .EchoAsync(new EchoRequest { TextLine = new string('y', 10_000) }, compressRequest);
        Assert.Equal(10_000, reply.TextLine.Length);
        Assert.Empty(server.Logs.Entries);
    }

    [Fact]
    public async Task Calls_are_measured_and_traced_by_method_and_status()
    {
        List<string> measured = [];
        using MeterListener meters = new();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "rpc.server.call.duration")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            lock (measured)
            {
                measured.Add(string.Join(' ', tags.ToArray().Select(static t => $"{t.Key}={t.Value}")));
            }
        });
        meters.Start();
        List<string> traced = [];
        using ActivityListener activities = new()
        {
            ShouldListenTo = static source => source.Name == "Search.Grpc",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (traced)
                {
                    traced.Add($"{activity.DisplayName} {activity.GetTagItem("rpc.grpc.status_code")}");
                }
            },
        };
        ActivitySource.AddActivityListener(activities);
        await using (InteropServer server = await InteropServer.StartAsync())
        {
            using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
            await Assert.ThrowsAsync<RpcException>(async () => await new ProbeService.ProbeServiceClient(channel)
                .EchoAsync(new EchoRequest { FailWithDetails = true }));
        }

        const string Expected =
            "rpc.system=grpc rpc.service=search.testing.v1.ProbeService rpc.method=Echo rpc.grpc.status_code=3";
        lock (measured)
        {
            Assert.Contains(Expected, measured);
        }

        lock (traced)
        {
            Assert.Contains("search.testing.v1.ProbeService/Echo 3", traced);
        }
    }

    [Fact]
    public async Task Shutdown_lets_calls_finish()
    {
        await using InteropServer server = await InteropServer.StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
        Task<BehaveResponse> running = new ProbeService.ProbeServiceClient(channel).BehaveAsync(
            new BehaveRequest { Behavior = Behavior.IgnoreCancellation, Milliseconds = 500 }).ResponseAsync;
        await Task.Delay(100);
        Task stopping = server.StopAsync();
        Assert.NotNull(await running);
        await stopping.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Empty(server.Logs.Entries);
    }

    [Fact]
    public async Task A_service_that_is_not_registered_is_made_and_disposed_with_each_call()
    {
        Disposals disposals = new();
        await using InteropServer server = await InteropServer.StartAsync(
            configureServices: services => services.AddSingleton(disposals),
            configureApplication: static app => app.MapGrpcService<DisposableOperations>());
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
        Google.LongRunning.Operations.OperationsClient client = new(channel);
        await client.GetOperationAsync(new Google.LongRunning.GetOperationRequest());
        await client.GetOperationAsync(new Google.LongRunning.GetOperationRequest());
        for (int i = 0; i < 50 && disposals.Count < 2; i++)
        {
            await Task.Delay(20);
        }

        Assert.Equal(2, disposals.Count);
    }

    private sealed class NamedInterceptor(string name, List<string> seen) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            seen.Add(name + " unary");
            return context.RequestHeaders.GetValue("x-refuse") == name
                ? throw new RpcException(new Status(StatusCode.PermissionDenied, name))
                : continuation(request, context);
        }

        public override Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation)
        {
            seen.Add(name + " stream");
            return continuation(request, responseStream, context);
        }
    }

    private sealed class CountingInterceptor : Interceptor
    {
        public int Count { get; private set; }

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            Count++;
            return continuation(request, context);
        }

        public override TResponse BlockingUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            BlockingUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            Count++;
            return continuation(request, context);
        }
    }

    private sealed class Disposals
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public void Add() => Interlocked.Increment(ref count);
    }

    private sealed class DisposableOperations(Disposals disposals)
        : Google.LongRunning.Operations.OperationsBase, IDisposable
    {
        public override Task<Google.LongRunning.Operation> GetOperation(
            Google.LongRunning.GetOperationRequest request, ServerCallContext context) =>
            Task.FromResult(new Google.LongRunning.Operation());

        public void Dispose() => disposals.Add();
    }
}
