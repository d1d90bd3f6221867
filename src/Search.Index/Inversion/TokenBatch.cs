namespace Search.Indexing;

/// <summary>Tokens read from a <see cref="PostingsLog"/>, column by column.</summary>
internal sealed class TokenBatch
{
    /// <summary>Most tokens in a batch.</summary>
    public const int Size = 1024;

    /// <summary>Term numbers.</summary>
    public readonly int[] Terms = new int[Size];

    /// <summary>Documents, ascending.</summary>
    public readonly int[] Docs = new int[Size];

    /// <summary>Positions, ascending in a document.</summary>
    public readonly int[] Positions = new int[Size];

    /// <summary>Start offsets, in a field that has them.</summary>
    public readonly int[] Starts = new int[Size];

    /// <summary>End offsets, in a field that has them.</summary>
    public readonly int[] Ends = new int[Size];

    /// <summary>Where payloads begin.</summary>
    public readonly int[] PayloadStarts = new int[Size];

    /// <summary>Lengths of payloads.</summary>
    public readonly int[] PayloadLengths = new int[Size];

    /// <summary>Tokens in the batch.</summary>
    public int Count { get; set; }
}
