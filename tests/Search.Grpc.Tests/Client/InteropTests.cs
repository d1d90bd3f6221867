using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Testing;

namespace GrpcTests.Client;

/// <summary>
/// The cases of the official interoperability tests (gRPC, "Interoperability Test Case Descriptions"), our client
/// against our server. Their names are kept.
/// </summary>
public sealed class InteropTests : ServerFixture
{
    private static readonly int[] Sizes = [31415, 9, 2653, 58979];
    private static readonly int[] RequestSizes = [27182, 8, 1828, 45904];

    private TestService.TestServiceClient Client => new(Channel);

    [Fact]
    public async Task EmptyUnary() => Assert.Equal(new Empty(), await Client.EmptyCallAsync(new Empty()));

    [Fact]
    public async Task LargeUnary()
    {
        SimpleResponse reply = await Client.UnaryCallAsync(
            new SimpleRequest { ResponseSize = 314159, Payload = Zeros(271828) });
        Assert.Equal(314159, reply.Payload.Body.Length);
    }

    [Fact]
    public void BlockingUnary() =>
        Assert.Equal(10, Client.UnaryCall(new SimpleRequest { ResponseSize = 10 }).Payload.Body.Length);

    [Fact]
    public async Task ClientStreaming()
    {
        using var call = Client.StreamingInputCall();
        foreach (int size in RequestSizes)
        {
            await call.RequestStream.WriteAsync(new StreamingInputCallRequest { Payload = Zeros(size) });
        }

        await call.RequestStream.CompleteAsync();
        Assert.Equal(74922, (await call).AggregatedPayloadSize);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task ServerStreaming()
    {
        StreamingOutputCallRequest request = new();
        request.ResponseParameters.Add(Sizes.Select(s => new ResponseParameters { Size = s }));
        using var call = Client.StreamingOutputCall(request);
        List<int> got = [];
        await foreach (StreamingOutputCallResponse reply in call.ResponseStream.ReadAllAsync())
        {
            got.Add(reply.Payload.Body.Length);
        }

        Assert.Equal(Sizes, got);
    }

    [Fact]
    public async Task PingPong()
    {
        using var call = Client.FullDuplexCall();
        for (int i = 0; i < Sizes.Length; i++)
        {
            await call.RequestStream.WriteAsync(Request(RequestSizes[i], Sizes[i]));
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal(Sizes[i], call.ResponseStream.Current.Payload.Body.Length);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
        Assert.Equal(Status.DefaultSuccess, call.GetStatus());
    }

    [Fact]
    public async Task EmptyStream()
    {
        using var call = Client.FullDuplexCall();
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task HalfDuplex()
    {
        using var call = Client.HalfDuplexCall();
        await call.RequestStream.WriteAsync(Request(1, 2));
        await call.RequestStream.WriteAsync(Request(1, 3));
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal(3, call.ResponseStream.Current.Payload.Body.Length);
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task ClientCompressedUnary()
    {
        // The probe first: a request that says it is compressed and is not has to be seen through.
        SimpleRequest request = new()
        {
            ExpectCompressed = new Grpc.Testing.BoolValue { Value = true },
            Payload = Zeros(271828),
            ResponseSize = 314159,
        };
        RpcException probe = await Assert.ThrowsAsync<RpcException>(async () => await Client.UnaryCallAsync(request));
        Assert.Equal(StatusCode.InvalidArgument, probe.StatusCode);

        Metadata gzip = new() { { "grpc-internal-encoding-request", "gzip" } };
        SimpleResponse reply = await Client.UnaryCallAsync(request, gzip);
        Assert.Equal(314159, reply.Payload.Body.Length);
    }

    [Fact]
    public async Task ServerCompressedUnary()
    {
        RawReply reply = await RawCall.PostAsync(
            Server.Address,
            "/grpc.testing.TestService/UnaryCall",
            RawCall.Frame(new SimpleRequest
            {
                ResponseCompressed = new Grpc.Testing.BoolValue { Value = true },
                ResponseSize = 314159,
            }),
            headers: ("grpc-accept-encoding", "identity,gzip"));
        Assert.Equal("gzip", reply.Header("grpc-encoding"));
        Assert.Equal(1, reply.Body[0]);
        Assert.True(reply.Body.Length < 10_000);

        SimpleResponse read = await Client.UnaryCallAsync(new SimpleRequest
        {
            ResponseCompressed = new Grpc.Testing.BoolValue { Value = true },
            ResponseSize = 314159,
        });
        Assert.Equal(314159, read.Payload.Body.Length);
    }

    [Fact]
    public async Task ClientCompressedStreaming()
    {
        Metadata gzip = new() { { "grpc-internal-encoding-request", "gzip" } };
        using var call = Client.StreamingInputCall(gzip);
        await call.RequestStream.WriteAsync(new StreamingInputCallRequest
        {
            ExpectCompressed = new Grpc.Testing.BoolValue { Value = true },
            Payload = Zeros(27182),
        });
        call.RequestStream.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        await call.RequestStream.WriteAsync(new StreamingInputCallRequest { Payload = Zeros(45904) });
        await call.RequestStream.CompleteAsync();
        Assert.Equal(73086, (await call).AggregatedPayloadSize);
    }

    [Fact]
    public async Task ServerCompressedStreaming()
    {
        StreamingOutputCallRequest request = new();
        request.ResponseParameters.Add(new ResponseParameters
        {
            Compressed = new Grpc.Testing.BoolValue { Value = true },
            Size = 31415,
        });
        request.ResponseParameters.Add(new ResponseParameters
        {
            Compressed = new Grpc.Testing.BoolValue { Value = false },
            Size = 92653,
        });
        using var call = Client.StreamingOutputCall(request);
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal(31415, call.ResponseStream.Current.Payload.Body.Length);
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal(92653, call.ResponseStream.Current.Payload.Body.Length);
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task CancelAfterBegin()
    {
        using System.Threading.CancellationTokenSource cancel = new();
        using var call = Client.StreamingInputCall(cancellationToken: cancel.Token);
        await cancel.CancelAsync();
        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
    }

    [Fact]
    public async Task CancelAfterFirstResponse()
    {
        using System.Threading.CancellationTokenSource cancel = new();
        using var call = Client.FullDuplexCall(cancellationToken: cancel.Token);
        await call.RequestStream.WriteAsync(Request(27182, 31415));
        Assert.True(await call.ResponseStream.MoveNext());
        await cancel.CancelAsync();
        RpcException failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.Cancelled, failure.StatusCode);
    }

    [Fact]
    public async Task TimeoutOnSleepingServer()
    {
        DateTime deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(50);
        using var call = Client.FullDuplexCall(deadline: deadline);
        StreamingOutputCallRequest slow = Request(27182, 1);
        slow.ResponseParameters[0].IntervalUs = 10_000_000;
        // The deadline may pass before the request is out, as the description of the case says.
        RpcException failure = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await call.RequestStream.WriteAsync(slow);
            await call.ResponseStream.MoveNext();
        });
        Assert.Equal(StatusCode.DeadlineExceeded, failure.StatusCode);
    }

    [Fact]
    public async Task CustomMetadata()
    {
        Metadata sent = new()
        {
            { "x-grpc-test-echo-initial", "test_initial_metadata_value" },
            { "x-grpc-test-echo-trailing-bin", [0xAB, 0xAB, 0xAB] },
        };
        using var unary = Client.UnaryCallAsync(new SimpleRequest { ResponseSize = 1 }, sent);
        Assert.Equal(
            "test_initial_metadata_value", (await unary.ResponseHeadersAsync).GetValue("x-grpc-test-echo-initial"));
        await unary;
        Assert.Equal([0xAB, 0xAB, 0xAB], unary.GetTrailers().GetValueBytes("x-grpc-test-echo-trailing-bin") ?? []);

        using var duplex = Client.FullDuplexCall(sent);
        await duplex.RequestStream.CompleteAsync();
        Assert.False(await duplex.ResponseStream.MoveNext());
        Assert.NotNull((await duplex.ResponseHeadersAsync).Get("x-grpc-test-echo-initial"));
        Assert.NotNull(duplex.GetTrailers().Get("x-grpc-test-echo-trailing-bin"));
    }

    [Theory]
    [InlineData("test status message")]
    [InlineData("\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n")]
    public async Task StatusCodeAndMessage(string message)
    {
        EchoStatus status = new() { Code = 2, Message = message };
        RpcException unary = await Assert.ThrowsAsync<RpcException>(async () =>
            await Client.UnaryCallAsync(new SimpleRequest { ResponseStatus = status }));
        Assert.Equal(new Status(StatusCode.Unknown, message), unary.Status);

        using var duplex = Client.FullDuplexCall();
        await duplex.RequestStream.WriteAsync(new StreamingOutputCallRequest { ResponseStatus = status });
        RpcException streamed = await Assert.ThrowsAsync<RpcException>(() => duplex.ResponseStream.MoveNext());
        Assert.Equal(new Status(StatusCode.Unknown, message), streamed.Status);
    }

    [Fact]
    public async Task UnimplementedMethod()
    {
        RpcException failure =
            await Assert.ThrowsAsync<RpcException>(async () => await Client.UnimplementedCallAsync(new Empty()));
        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }

    [Fact]
    public async Task UnimplementedServiceOfTheContract()
    {
        UnimplementedService.UnimplementedServiceClient client = new(Channel);
        RpcException failure =
            await Assert.ThrowsAsync<RpcException>(async () => await client.UnimplementedCallAsync(new Empty()));
        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }

    private static Payload Zeros(int size) => new() { Body = ByteString.CopyFrom(new byte[size]) };

    private static StreamingOutputCallRequest Request(int payload, int reply)
    {
        StreamingOutputCallRequest request = new() { Payload = Zeros(payload) };
        request.ResponseParameters.Add(new ResponseParameters { Size = reply });
        return request;
    }
}
