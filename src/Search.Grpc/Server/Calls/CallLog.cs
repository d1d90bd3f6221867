using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>What the layer logs.</summary>
internal static partial class CallLog
{
    [LoggerMessage(1, LogLevel.Error, "The handler of {Method} failed.")]
    public static partial void HandlerFailed(ILogger logger, string method, Exception exception);

    [LoggerMessage(2, LogLevel.Debug, "{Method} ended with {StatusCode}: {Detail}")]
    public static partial void CallEnded(ILogger logger, string method, StatusCode statusCode, string detail);

    [LoggerMessage(3, LogLevel.Debug, "{Method} was cancelled by its client.")]
    public static partial void CallCancelled(ILogger logger, string method);

    [LoggerMessage(4, LogLevel.Debug, "The deadline of {Method} passed.")]
    public static partial void DeadlinePassed(ILogger logger, string method);

    [LoggerMessage(5, LogLevel.Error, "A reply of {Method} was left half written; the stream is reset.")]
    public static partial void ReplyBroken(ILogger logger, string method, Exception exception);

    [LoggerMessage(6, LogLevel.Debug, "The response of {Method} could not be ended; the client is gone.")]
    public static partial void EndFailed(ILogger logger, string method, Exception exception);
}
