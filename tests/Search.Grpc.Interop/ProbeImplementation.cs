using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Search.Testing.V1;
using Status = Grpc.Core.Status;

namespace Interop;

/// <summary>Behaves as it is told.</summary>
public sealed class ProbeImplementation : ProbeService.ProbeServiceBase
{
    /// <summary>The details that <see cref="Echo"/> fails with.</summary>
    public static Google.Rpc.Status Details { get; } = new Google.Rpc.Status
    {
        Code = (int)Code.InvalidArgument,
        Message = "Not so: 100 % – ünïcode",
    }
    .AddDetail(new BadRequest
    {
        FieldViolations = { new BadRequest.Types.FieldViolation { Field = "text_line", Description = "Not this." } },
    })
    .AddDetail(new ErrorInfo { Reason = "PROBE", Domain = "search.testing", Metadata = { ["limit"] = "7" } });

    /// <inheritdoc />
    public override Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context)
    {
        if (request.FailWithDetails)
        {
            throw Details.ToRpcException();
        }

        EchoResponse response = new() { TextLine = request.TextLine };
        response.Tags.Add(request.Tags);
        response.Fields.Add(request.Fields);
        return Task.FromResult(response);
    }

    /// <inheritdoc />
    public override async Task<BehaveResponse> Behave(BehaveRequest request, ServerCallContext context)
    {
        switch (request.Behavior)
        {
            case BehaveRequest.Types.Behavior.Throw:
                throw new InvalidOperationException("A secret of the server.");
            case BehaveRequest.Types.Behavior.ReturnNull:
                return null!; // what the layer makes of it is the test
            case BehaveRequest.Types.Behavior.IgnoreCancellation:
                await Task.Delay(request.Milliseconds).ConfigureAwait(false);
                break;
            case BehaveRequest.Types.Behavior.AwaitCancellation:
                await Task.Delay(System.Threading.Timeout.Infinite, context.CancellationToken).ConfigureAwait(false);
                break;
            case BehaveRequest.Types.Behavior.ThrowWhenCancelled:
                TaskCompletionSource cancelled = new();
                _ = context.CancellationToken.Register(() =>
                    cancelled.SetException(new OperationCanceledException(context.CancellationToken)));
                await cancelled.Task.ConfigureAwait(false);
                break;
            case BehaveRequest.Types.Behavior.SetStatus:
                context.Status = new Status(StatusCode.FailedPrecondition, "As told.");
                context.ResponseTrailers.Add("x-told", "yes");
                break;
        }

        return new BehaveResponse { Payload = Payload(request.ReplyBytes) };
    }

    /// <inheritdoc />
    public override async Task Tick(
        TickRequest request, IServerStreamWriter<TickResponse> responseStream, ServerCallContext context)
    {
        ByteString payload = Payload(request.ReplyBytes);
        for (int i = 0; request.Count == 0 || i < request.Count; i++)
        {
            await responseStream.WriteAsync(new TickResponse { Number = i, Payload = payload }).ConfigureAwait(false);
        }
    }

    private static ByteString Payload(int size) => UnsafeByteOperations.UnsafeWrap(new byte[size]);
}
