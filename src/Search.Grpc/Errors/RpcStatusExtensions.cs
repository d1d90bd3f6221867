using Google.Protobuf;

namespace Grpc.Core;

/// <summary>Makes exceptions out of <see cref="Google.Rpc.Status"/>.</summary>
public static class RpcStatusExtensions
{
    /// <summary>An exception that carries the status with its details, as <c>grpc-status-details-bin</c>.</summary>
    public static RpcException ToRpcException(this Google.Rpc.Status status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return status.ToRpcException((StatusCode)status.Code, status.Message);
    }

    /// <summary>The same with a code and a message of its own for clients that do not read details.</summary>
    public static RpcException ToRpcException(this Google.Rpc.Status status, StatusCode statusCode, string message)
    {
        ArgumentNullException.ThrowIfNull(status);
        Metadata trailers = [];
        trailers.Add(RpcExceptionExtensions.StatusDetailsKey, status.ToByteArray());
        return new RpcException(new Status(statusCode, message), trailers);
    }
}
