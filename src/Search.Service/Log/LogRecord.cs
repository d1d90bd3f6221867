namespace Search.Service;

/// <summary>One record of the write-ahead log.</summary>
internal sealed record LogRecord
{
    /// <summary>Rises by one from write to write of an index; for a tombstone, that of its delete.</summary>
    public required long Sequence { get; init; }

    /// <summary>What happened.</summary>
    public required LogOperation Operation { get; init; }

    /// <summary>The document's id.</summary>
    public required string Id { get; init; }

    /// <summary>The version the document (or the delete) got.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, in microseconds since 1970 UTC.</summary>
    public required long TimeMicroseconds { get; init; }

    /// <summary>The bulk stream it came by, or empty.</summary>
    public string StreamId { get; init; } = string.Empty;

    /// <summary>Its number in that stream.</summary>
    public long OpId { get; init; }

    /// <summary>The document's fields in the encoding of <see cref="ValueCodec"/>, for a write.</summary>
    public byte[]? EncodedFields { get; init; }
}
