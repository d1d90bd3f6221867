namespace Search.Service;

/// <summary>The answer to one write.</summary>
public sealed record WriteResult
{
    /// <summary>The document's id.</summary>
    public required string Id { get; init; }

    /// <summary>The operation's number in its bulk stream; 0 outside of one.</summary>
    public long OpId { get; init; }

    /// <summary>What was done.</summary>
    public required WriteOutcome Outcome { get; init; }

    /// <summary>The write's sequence; 0 when nothing was written.</summary>
    public long Sequence { get; init; }

    /// <summary>The document's version after it.</summary>
    public long Version { get; init; }

    /// <summary>Why, for a conflict or a failure.</summary>
    public ServiceError? Error { get; init; }
}
