namespace Search.Service;

/// <summary>How a bulk stream works.</summary>
public sealed record BulkOptions
{
    /// <summary>The stream's name for resuming, or empty.</summary>
    public string StreamId { get; init; } = string.Empty;

    /// <summary>When operations are answered.</summary>
    public Durability Durability { get; init; } = Durability.Durable;

    /// <summary>End at the first refused operation.</summary>
    public bool StopAtFailure { get; init; }

    /// <summary>End when more operations than this are refused; 0 for no bound.</summary>
    public long MaxFailures { get; init; }
}
