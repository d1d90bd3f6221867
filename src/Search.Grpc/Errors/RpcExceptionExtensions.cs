using Google.Protobuf;

namespace Grpc.Core;

/// <summary>Reads error details out of exceptions.</summary>
public static class RpcExceptionExtensions
{
    internal const string StatusDetailsKey = "grpc-status-details-bin";

    /// <summary>The status with its details; null when the other side sent none.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="ignoreParseError">Answers null instead of throwing for details that do not parse.</param>
    public static Google.Rpc.Status? GetRpcStatus(this RpcException exception, bool ignoreParseError = false)
    {
        ArgumentNullException.ThrowIfNull(exception);
        if (exception.Trailers.GetValueBytes(StatusDetailsKey) is not { } bytes)
        {
            return null;
        }

        try
        {
            return Google.Rpc.Status.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException) when (ignoreParseError)
        {
            return null;
        }
    }
}
