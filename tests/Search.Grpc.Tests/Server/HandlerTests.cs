using System.Diagnostics;
using System.Threading;
using Grpc.Core;
using Grpc.Net.Client;
using Interop;
using Search.Testing.V1;
using Behavior = Search.Testing.V1.BehaveRequest.Types.Behavior;

namespace GrpcTests.Server;

/// <summary>What clients see of handlers that fail, are late or are cancelled.</summary>
public sealed class HandlerTests : ServerFixture
{
    private ProbeService.ProbeServiceClient Client => new(Channel);

    protected override bool IsExpected(string logEntry) =>
        logEntry.Contains("A secret of the server.", StringComparison.Ordinal);

    [Fact]
    public async Task A_thrown_exception_is_2_and_keeps_its_text()
    {
        RpcException failure = await Fail(new BehaveRequest { Behavior = Behavior.Throw });
        Assert.Equal(StatusCode.Unknown, failure.StatusCode);
        Assert.DoesNotContain("secret", failure.Status.Detail, StringComparison.Ordinal);
        Assert.Contains(Server.Logs.Entries, e => e.Contains("A secret of the server.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_message_is_13()
    {
        RpcException failure = await Fail(new BehaveRequest { Behavior = Behavior.ReturnNull });
        Assert.Equal(StatusCode.Internal, failure.StatusCode);
    }

    [Fact]
    public async Task A_status_that_was_set_goes_out_with_its_trailers()
    {
        RpcException failure = await Fail(new BehaveRequest { Behavior = Behavior.SetStatus });
        Assert.Equal(new Status(StatusCode.FailedPrecondition, "As told."), failure.Status);
        Assert.Equal("yes", failure.Trailers.GetValue("x-told"));
    }

    [Fact]
    public async Task Error_details_arrive()
    {
        RpcException failure = await Assert.ThrowsAsync<RpcException>(
            async () => await Client.EchoAsync(new EchoRequest { FailWithDetails = true }));
        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
        Assert.Equal(ProbeImplementation.Details.Message, failure.Status.Detail);
        Assert.Equal(ProbeImplementation.Details, failure.GetRpcStatus());
    }

    [Fact]
    public async Task A_handler_that_ignores_its_token_does_not_hold_up_the_client()
    {
        Stopwatch watch = Stopwatch.StartNew();
        byte[] body = RawCall.Frame(
            new BehaveRequest { Behavior = Behavior.IgnoreCancellation, Milliseconds = 1500 });
        RawReply reply = await RawCall.PostAsync(
            Server.Address, "/search.testing.v1.ProbeService/Behave", body, headers: ("grpc-timeout", "100m"));
        Assert.Equal(4, reply.Code);
        Assert.True(watch.ElapsedMilliseconds < 1200, $"{watch.ElapsedMilliseconds} ms");

        // The connection goes on, also after the late handler returned.
        await Task.Delay(1600);
        Assert.Equal("x", (await Client.EchoAsync(new EchoRequest { TextLine = "x" })).TextLine);
    }

    [Theory]
    [InlineData(Behavior.AwaitCancellation)]
    [InlineData(Behavior.ThrowWhenCancelled)]
    public async Task A_deadline_cancels_the_handler(Behavior behavior)
    {
        byte[] body = RawCall.Frame(new BehaveRequest { Behavior = behavior });
        RawReply reply = await RawCall.PostAsync(
            Server.Address, "/search.testing.v1.ProbeService/Behave", body, headers: ("grpc-timeout", "50m"));
        Assert.Equal(4, reply.Code);
    }

    [Fact]
    public async Task A_deadline_ends_a_stream_of_replies()
    {
        RawReply reply = await RawCall.PostAsync(
            Server.Address,
            "/search.testing.v1.ProbeService/Tick",
            RawCall.Frame(new TickRequest { ReplyBytes = 100 }),
            headers: ("grpc-timeout", "300m"));
        Assert.True(reply.Body.Length > 100, $"{reply.Body.Length} bytes");
        Assert.Equal("4", reply.Trailer("grpc-status"));
    }

    [Fact]
    public async Task A_client_that_goes_stops_the_stream()
    {
        using (var call = Client.Tick(new TickRequest { ReplyBytes = 1000 }))
        {
            Assert.True(await call.ResponseStream.MoveNext());
        }

        await Server.StopAsync().WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_slow_reader_is_waited_for()
    {
        using var call = Client.Tick(new TickRequest { ReplyBytes = 100_000, Count = 100 });
        Assert.True(await call.ResponseStream.MoveNext());
        await Task.Delay(200);
        int count = 1;
        while (await call.ResponseStream.MoveNext())
        {
            Assert.Equal(count, call.ResponseStream.Current.Number);
            count++;
        }

        Assert.Equal(100, count);
        Assert.Equal(0, Server.LargeReplyBytes);
    }

    [Fact]
    public async Task A_cancelled_unary_call_is_1()
    {
        using CancellationTokenSource cancel = new(TimeSpan.FromMilliseconds(100));
        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () => await Client.BehaveAsync(
            new BehaveRequest { Behavior = Behavior.AwaitCancellation }, cancellationToken: cancel.Token));
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_14()
    {
        using GrpcChannel nowhere = GrpcChannel.ForAddress("http://127.0.0.1:1");
        ProbeService.ProbeServiceClient client = new(nowhere);
        RpcException failure =
            await Assert.ThrowsAsync<RpcException>(async () => await client.EchoAsync(new EchoRequest()));
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
    }

    [Fact]
    public async Task A_reply_larger_than_the_client_takes_is_8()
    {
        RpcException failure = await Fail(new BehaveRequest { ReplyBytes = 5_000_000 });
        Assert.Equal(StatusCode.ResourceExhausted, failure.StatusCode);
    }

    [Fact]
    public async Task Many_large_replies_at_once_arrive_and_give_their_share_back()
    {
        BehaveRequest request = new() { ReplyBytes = 1_000_000 };
        List<Task<BehaveResponse>> calls =
            [.. Enumerable.Range(0, 100).Select(_ => Client.BehaveAsync(request).ResponseAsync)];
        foreach (BehaveResponse reply in await Task.WhenAll(calls))
        {
            Assert.Equal(1_000_000, reply.Payload.Length);
        }

        Assert.Equal(0, Server.LargeReplyBytes);
    }

    private async Task<RpcException> Fail(BehaveRequest request) =>
        await Assert.ThrowsAsync<RpcException>(async () => await Client.BehaveAsync(request));
}
