using Search.Indexing;

namespace Search.Service;

/// <summary>A write that was checked and analysed and waits for its turn.</summary>
internal sealed record PreparedWrite
{
    /// <summary>The document's id.</summary>
    public required string Id { get; init; }

    /// <summary>The document's fields in the encoding of <see cref="ValueCodec"/>; null for a delete.</summary>
    public byte[]? Fields { get; init; }

    /// <summary>Whether it deletes.</summary>
    public bool IsDelete => Fields is null;

    /// <summary>Hash of the document's fields; empty for a delete.</summary>
    public byte[] ContentHash { get; init; } = [];

    /// <summary>What goes into the index; null for a delete.</summary>
    public IndexDocument? IndexDocument { get; init; }

    /// <summary>Generation of the names that <see cref="IndexDocument"/> was tagged with.</summary>
    public long Generation { get; init; }

    /// <summary>What must hold.</summary>
    public WriteCondition Condition { get; init; }

    /// <summary>Number in the bulk stream.</summary>
    public long OpId { get; init; }

    /// <summary>About how much memory it holds.</summary>
    public long SizeBytes { get; init; }

    /// <summary>Why it is not to be done at all: it takes its turn only to be answered in order.</summary>
    public ServiceError? Refusal { get; init; }
}
