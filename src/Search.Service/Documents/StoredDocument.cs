namespace Search.Service;

/// <summary>A document as the index holds it.</summary>
public sealed record StoredDocument
{
    /// <summary>The id and the fields (those that were asked for).</summary>
    public required Document Document { get; init; }

    /// <summary>Counts the writes of the id, or repeats the external version.</summary>
    public required long Version { get; init; }

    /// <summary>Sequence number of the write that made this state.</summary>
    public required long Sequence { get; init; }

    /// <summary>Lower-case hex of the content hash, see <see cref="ContentHash"/>.</summary>
    public required string ContentHash { get; init; }
}
