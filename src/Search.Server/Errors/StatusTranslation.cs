using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Search.Service;
using Status = Google.Rpc.Status;

namespace Search.Server;

/// <summary>Errors of the domain as statuses on the wire: a code, a sentence, <c>ErrorInfo</c>, and where it helps
/// <c>BadRequest</c> or <c>RetryInfo</c>.</summary>
internal static class StatusTranslation
{
    private const int MaxMessageChars = 1000;
    private const int MaxFieldChars = 200;
    private const int MaxViolations = 10;

    /// <summary>The status of an error.</summary>
    internal static Status ToStatus(ServiceError error)
    {
        var status = new Status
        {
            Code = (
            int)ToCode(error.Code),
            Message = WireText.Shorten(error.Message, MaxMessageChars)
        };
        var info = new ErrorInfo { Reason = error.Reason, Domain = ErrorReasons.Domain };
        info.Metadata.Add(error.Metadata.ToDictionary(
            m => m.Key, m => WireText.Shorten(m.Value, MaxFieldChars), StringComparer.Ordinal));
        status.AddDetail(info);
        if (error.Violations.Count > 0)
        {
            var bad = new BadRequest();
            bad.FieldViolations.Add(error.Violations.Take(MaxViolations).Select(v => new BadRequest.Types.FieldViolation
            {
                Field = WireText.Shorten(v.Field, MaxFieldChars),
                Description = WireText.Shorten(v.Description, MaxFieldChars),
            }));
            status.AddDetail(bad);
        }
        if (error.RetryAfter is { } retryAfter)
        {
            status.AddDetail(new RetryInfo { RetryDelay = Duration.FromTimeSpan(retryAfter) });
        }
        return status;
    }

    /// <summary>The exception that ends a call with an error.</summary>
    internal static RpcException ToException(ServiceError error) => ToStatus(error).ToRpcException();

    private static StatusCode ToCode(ErrorCode code) => code switch
    {
        ErrorCode.InvalidArgument => StatusCode.InvalidArgument,
        ErrorCode.NotFound => StatusCode.NotFound,
        ErrorCode.AlreadyExists => StatusCode.AlreadyExists,
        ErrorCode.Aborted => StatusCode.Aborted,
        ErrorCode.FailedPrecondition => StatusCode.FailedPrecondition,
        ErrorCode.ResourceExhausted => StatusCode.ResourceExhausted,
        ErrorCode.Unavailable => StatusCode.Unavailable,
        ErrorCode.DataLoss => StatusCode.DataLoss,
        ErrorCode.DeadlineExceeded => StatusCode.DeadlineExceeded,
        ErrorCode.Cancelled => StatusCode.Cancelled,
        _ => StatusCode.Internal,
    };
}
