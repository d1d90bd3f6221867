namespace Search.Service;

/// <summary>An index's definition and state at one moment.</summary>
public sealed record IndexStatus
{
    /// <summary>Name, schema, creation.</summary>
    public required IndexDefinition Definition { get; init; }

    /// <summary>Documents that searches see.</summary>
    public required long DocumentCount { get; init; }

    /// <summary>Bytes of the index's files, without the log.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>Sequence of the last acknowledged write.</summary>
    public required long LastSequence { get; init; }

    /// <summary>Searches see every write up to this.</summary>
    public required long SearchableSequence { get; init; }

    /// <summary>The last commit has every write up to this.</summary>
    public required long CommittedSequence { get; init; }

    /// <summary>
    /// Version of the variant data that documents are tagged with; empty when the schema does not tag.
    /// </summary>
    public required string VariantDataVersion { get; init; }

    /// <summary>Versions that documents may still be tagged with while they are tagged again; else empty.</summary>
    public IReadOnlyList<string> FormerVariantDataVersions { get; init; } = [];
}
