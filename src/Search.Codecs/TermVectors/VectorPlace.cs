namespace Search.Codecs;

/// <summary>Where the vector of one field of one document begins in the columns of its chunk.</summary>
internal readonly record struct VectorPlace
{
    /// <summary>The field.</summary>
    public required FieldInfo Field { get; init; }

    /// <summary>Index of the field among the distinct fields of the chunk.</summary>
    public required int FieldIndex { get; init; }

    /// <summary>What the vector holds.</summary>
    public required TermVectorParts Parts { get; init; }

    /// <summary>Number of terms.</summary>
    public required int TermCount { get; init; }

    /// <summary>First term.</summary>
    public required int Term { get; init; }

    /// <summary>First position.</summary>
    public required int Position { get; init; }

    /// <summary>First offset.</summary>
    public required int Offset { get; init; }

    /// <summary>First payload length.</summary>
    public required int Payload { get; init; }

    /// <summary>First byte of the suffixes.</summary>
    public required int SuffixBytes { get; init; }

    /// <summary>First byte of the payloads.</summary>
    public required int PayloadBytes { get; init; }
}
