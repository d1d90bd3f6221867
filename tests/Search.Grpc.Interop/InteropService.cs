using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Testing;

namespace Interop;

/// <summary>
/// The server side of the official interoperability tests (gRPC, "Interoperability Test Case Descriptions").
/// </summary>
public sealed class InteropService : TestService.TestServiceBase
{
    private const string EchoInitialKey = "x-grpc-test-echo-initial";
    private const string EchoTrailingKey = "x-grpc-test-echo-trailing-bin";
    private const string EncodingRequestKey = "grpc-internal-encoding-request";

    /// <inheritdoc />
    public override Task<Empty> EmptyCall(Empty request, ServerCallContext context) => Task.FromResult(new Empty());

    /// <inheritdoc />
    public override async Task<SimpleResponse> UnaryCall(SimpleRequest request, ServerCallContext context)
    {
        await EchoMetadata(context, request.ResponseCompressed?.Value).ConfigureAwait(false);
        EnsureCompression(request.ExpectCompressed, context);
        EnsureOk(request.ResponseStatus);
        SimpleResponse response = new() { Payload = Zeros(request.ResponseSize) };
        if (request.FillUsername)
        {
            response.Username = context.AuthContext.IsPeerAuthenticated ? context.Peer : "";
        }

        return response;
    }

    /// <inheritdoc />
    public override async Task StreamingOutputCall(
        StreamingOutputCallRequest request,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream,
        ServerCallContext context)
    {
        bool compress = request.ResponseParameters.Any(static p => p.Compressed is { Value: true });
        await EchoMetadata(context, compress ? true : null).ConfigureAwait(false);
        EnsureOk(request.ResponseStatus);
        await Reply(request, responseStream, context).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override async Task<StreamingInputCallResponse> StreamingInputCall(
        IAsyncStreamReader<StreamingInputCallRequest> requestStream, ServerCallContext context)
    {
        int total = 0;
        await foreach (StreamingInputCallRequest request in requestStream.ReadAllAsync().ConfigureAwait(false))
        {
            EnsureCompression(request.ExpectCompressed, context);
            total += request.Payload?.Body.Length ?? 0;
        }

        return new StreamingInputCallResponse { AggregatedPayloadSize = total };
    }

    /// <inheritdoc />
    public override async Task FullDuplexCall(
        IAsyncStreamReader<StreamingOutputCallRequest> requestStream,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream,
        ServerCallContext context)
    {
        await EchoMetadata(context, null).ConfigureAwait(false);
        await foreach (StreamingOutputCallRequest request in requestStream.ReadAllAsync().ConfigureAwait(false))
        {
            EnsureOk(request.ResponseStatus);
            await Reply(request, responseStream, context).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public override async Task HalfDuplexCall(
        IAsyncStreamReader<StreamingOutputCallRequest> requestStream,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream,
        ServerCallContext context)
    {
        List<StreamingOutputCallRequest> requests = [];
        await foreach (StreamingOutputCallRequest request in requestStream.ReadAllAsync().ConfigureAwait(false))
        {
            requests.Add(request);
        }

        foreach (StreamingOutputCallRequest request in requests)
        {
            await Reply(request, responseStream, context).ConfigureAwait(false);
        }
    }

    private static Payload Zeros(int size) => new() { Body = UnsafeByteOperations.UnsafeWrap(new byte[size]) };

    private static async Task Reply(
        StreamingOutputCallRequest request,
        IServerStreamWriter<StreamingOutputCallResponse> replies,
        ServerCallContext context)
    {
        foreach (ResponseParameters parameters in request.ResponseParameters)
        {
            if (parameters.IntervalUs > 0)
            {
                await Task.Delay(TimeSpan.FromMicroseconds(parameters.IntervalUs), context.CancellationToken)
                    .ConfigureAwait(false);
            }

            replies.WriteOptions = parameters.Compressed is { Value: false }
                ? new WriteOptions(WriteFlags.NoCompress)
                : null;
            await replies.WriteAsync(new StreamingOutputCallResponse { Payload = Zeros(parameters.Size) })
                .ConfigureAwait(false);
        }
    }

    private static void EnsureOk(EchoStatus? wanted)
    {
        if (wanted is { Code: not 0 })
        {
            throw new RpcException(new Status((StatusCode)wanted.Code, wanted.Message));
        }
    }

    /// <summary>Says whether the request came compressed: the call's encoding stands for its messages.</summary>
    private static void EnsureCompression(Grpc.Testing.BoolValue? expected, ServerCallContext context)
    {
        if (expected is not { Value: true })
        {
            return;
        }

        string encoding = context.GetHttpContext().Request.Headers.GrpcEncoding.ToString();
        if (encoding is "" or "identity")
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, "The request is not compressed."));
        }
    }

    private static async Task EchoMetadata(ServerCallContext context, bool? compress)
    {
        Metadata headers = [];
        if (context.RequestHeaders.GetValue(EchoInitialKey) is { } initial)
        {
            headers.Add(EchoInitialKey, initial);
        }

        if (compress == true)
        {
            headers.Add(EncodingRequestKey, "gzip");
        }

        if (headers.Count > 0)
        {
            await context.WriteResponseHeadersAsync(headers).ConfigureAwait(false);
        }

        if (context.RequestHeaders.GetValueBytes(EchoTrailingKey) is { } trailing)
        {
            context.ResponseTrailers.Add(EchoTrailingKey, trailing);
        }
    }
}
