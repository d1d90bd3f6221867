using Google.Rpc;
using Grpc.Core;

namespace Search.Server.Tests;

/// <summary>A call that was refused, with the details of its status.</summary>
internal sealed class Refusal
{
    private readonly Google.Rpc.Status _status;

    private Refusal(RpcException exception)
    {
        Code = exception.StatusCode;
        Message = exception.Status.Detail;
        _status = exception.GetRpcStatus() ?? new Google.Rpc.Status();
        Assert.DoesNotContain("   at ", Message, StringComparison.Ordinal);
    }

    internal StatusCode Code { get; }

    internal string Message { get; }

    /// <summary>The reason in ErrorInfo.</summary>
    internal string Reason => Info.Reason;

    internal ErrorInfo Info => _status.GetDetail<ErrorInfo>() ?? new ErrorInfo();

    /// <summary>The fields in BadRequest.</summary>
    internal IReadOnlyList<string> Fields =>
        [.. (_status.GetDetail<BadRequest>() ?? new BadRequest()).FieldViolations.Select(v => v.Field)];

    internal RetryInfo? Retry => _status.GetDetail<RetryInfo>();

    /// <summary>Awaits a call that must be refused.</summary>
    internal static async Task<Refusal> OfAsync(Func<Task> call) =>
        new(await Assert.ThrowsAsync<RpcException>(call));

    /// <summary>Awaits a unary call that must be refused.</summary>
    internal static async Task<Refusal> OfAsync<T>(AsyncUnaryCall<T> call)
    {
        using (call)
        {
            return await OfAsync(() => call.ResponseAsync);
        }
    }

    /// <summary>Awaits a unary call that must be refused as INVALID_ARGUMENT because of one field.</summary>
    internal static async Task<Refusal> OfFieldAsync<T>(AsyncUnaryCall<T> call, string field, string reason = "INVALID_FIELD")
    {
        Refusal refusal = await OfAsync(call);
        Assert.Equal((StatusCode.InvalidArgument, reason, "search.v1"), (refusal.Code, refusal.Reason, refusal.Info.Domain));
        Assert.Equal([field], refusal.Fields);
        return refusal;
    }
}
