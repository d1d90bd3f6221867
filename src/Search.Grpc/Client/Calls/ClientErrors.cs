using Grpc.Core;
using Grpc.Wire;

namespace Grpc.Net.Client.Calls;

/// <summary>What transport failures mean as a status (gRPC over HTTP/2, "Errors").</summary>
internal static class ClientErrors
{
    private const long RefusedStream = 7;
    private const long Cancel = 8;
    private const long EnhanceYourCalm = 11;
    private const long InadequateSecurity = 12;

    public static Status ToStatus(Exception exception)
    {
        Exception cause = exception is CallAbortedException { InnerException: { } inner } ? inner : exception;
        return cause switch
        {
            RpcException rpc => rpc.Status,
            // A request that could not be serialized arrives wrapped by the HTTP client.
            HttpRequestException { InnerException: RpcException rpc } => rpc.Status,
            OperationCanceledException => new Status(StatusCode.Cancelled, "The call was cancelled.", cause),
            _ => new Status(Code(cause), $"The call failed in transport: {cause.Message}", cause),
        };
    }

    private static StatusCode Code(Exception cause)
    {
        for (Exception? e = cause; e is not null; e = e.InnerException)
        {
            if (e is HttpProtocolException protocol)
            {
                return protocol.ErrorCode switch
                {
                    RefusedStream => StatusCode.Unavailable,
                    Cancel => StatusCode.Cancelled,
                    EnhanceYourCalm => StatusCode.ResourceExhausted,
                    InadequateSecurity => StatusCode.PermissionDenied,
                    _ => StatusCode.Internal,
                };
            }
        }

        return cause is HttpRequestException or System.IO.IOException ? StatusCode.Unavailable : StatusCode.Internal;
    }
}
