using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Search.Service;
using Status = Google.Rpc.Status;

namespace Search.Server;

/// <summary>Errors of the domain as statuses on the wire: a code, a sentence, <c>ErrorInfo</c>, and where it helps <c>BadRequest</c> or <c>RetryInfo</c>.</summary>
internal static class StatusTranslation
{
    /// <summary>The status of an error.</summary>
    internal static Status ToStatus(ServiceError error)
    {
        var status = new Status { Code = (int)ToCode(error.Code), Message = error.Message };
        var info = new ErrorInfo { Reason = error.Reason, Domain = ErrorReasons.Domain };
        info.Metadata.Add(error.Metadata.ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal));
        status.AddDetail(info);
        if (error.Violations.Count > 0)
        {
            var bad = new BadRequest();
            bad.FieldViolations.Add(error.Violations.Select(
                v => new BadRequest.Types.FieldViolation { Field = v.Field, Description = v.Description }));
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
        _ => StatusCode.Internal,
    };
}
