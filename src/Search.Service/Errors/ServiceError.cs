namespace Search.Service;

/// <summary>Why something was refused, for programs and for people.</summary>
public sealed record ServiceError
{
    /// <summary>The class.</summary>
    public required ErrorCode Code { get; init; }

    /// <summary>A constant of <see cref="ErrorReasons"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Message { get; init; }

    /// <summary>The fields that are to blame, for <see cref="ErrorCode.InvalidArgument"/>.</summary>
    public IReadOnlyList<FieldViolation> Violations { get; init; } = [];

    /// <summary>Names and values that a program may want: the index, the limit and its value.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>When trying again makes sense; null when it does not or nobody knows.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same request may succeed later.</summary>
    public bool IsRetryable => Code is ErrorCode.ResourceExhausted or ErrorCode.Unavailable;

    /// <summary>An <see cref="ErrorCode.InvalidArgument"/> about one field.</summary>
    public static ServiceError Invalid(string field, string description, string reason = ErrorReasons.InvalidField) =>
        new()
        {
            Code = ErrorCode.InvalidArgument,
            Reason = reason,
            Message = $"{field}: {description}",
            Violations = [new FieldViolation(field, description)],
        };

    /// <summary>An <see cref="ErrorCode.InvalidArgument"/> about several fields.</summary>
    public static ServiceError Invalid(IReadOnlyList<FieldViolation> violations)
    {
        ArgumentOutOfRangeException.ThrowIfZero(violations.Count);
        return new()
        {
            Code = ErrorCode.InvalidArgument,
            Reason = ErrorReasons.InvalidField,
            Message = string.Join("; ", violations.Select(v => $"{v.Field}: {v.Description}")),
            Violations = violations,
        };
    }

    /// <summary>An <see cref="ErrorCode.InvalidArgument"/> about a limit.</summary>
    public static ServiceError OverLimit(string field, string limit, long value, long found) =>
        Invalid(field, FormattableString.Invariant($"{found} is over the limit {limit} of {value}"), ErrorReasons.OverLimit)
            with
        {
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["limit"] = limit,
                ["value"] = FormattableString.Invariant($"{value}"),
            },
        };

    /// <summary>An error about an index.</summary>
    public static ServiceError OfIndex(ErrorCode code, string reason, string index, string message) =>
        new()
        {
            Code = code,
            Reason = reason,
            Message = message,
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["index"] = index },
        };
}
