namespace Search.Codecs.BlockTree;

/// <summary>A term or a finished block that waits for the block it belongs to.</summary>
internal struct PendingEntry
{
    /// <summary>Where the term's bytes, or the block's prefix, begin in the writer's arena.</summary>
    public int BytesAt;

    /// <summary>Their length.</summary>
    public int BytesLength;

    /// <summary>True for a term.</summary>
    public bool IsTerm;

    /// <summary>Offset of the block in .tim.</summary>
    public long Block;

    /// <summary>Places of the term's postings.</summary>
    public TermMetadata Metadata;
}
