using Grpc.AspNetCore.Server.Telemetry;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>All that the calls of a server share.</summary>
internal sealed class CallServices(ILoggerFactory loggerFactory, CallTelemetry telemetry, TimeProvider timeProvider)
{
    /// <summary>Bytes of large replies that may be on their way at one time.</summary>
    private const long LargeReplyBudgetBytes = 32 * 1024 * 1024;

    public ILogger Logger { get; } = loggerFactory.CreateLogger("Grpc.AspNetCore.Server.ServerCallHandler");

    public CallTelemetry Telemetry { get; } = telemetry;

    public TimeProvider TimeProvider { get; } = timeProvider;

    public ReplyBudget ReplyBudget { get; } = new(LargeReplyBudgetBytes);
}
