namespace Search.Service;

/// <summary>One operation of a bulk stream.</summary>
public sealed record BulkOperation
{
    /// <summary>Chosen by the client, rising through the stream.</summary>
    public required long OpId { get; init; }

    /// <summary>The document to write; null to delete.</summary>
    public Document? Document { get; init; }

    /// <summary>The id to delete, when there is no document.</summary>
    public string DeleteId { get; init; } = string.Empty;

    /// <summary>What must hold.</summary>
    public WriteCondition Condition { get; init; }

    /// <summary>What the transport found wrong with the operation: it is answered with that, in its turn.</summary>
    public ServiceError? Refusal { get; init; }

    /// <summary>The id that the operation is about.</summary>
    public string Id => Document?.Id ?? DeleteId;
}
