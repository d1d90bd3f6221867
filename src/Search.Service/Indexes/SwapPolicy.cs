namespace Search.Service;

/// <summary>What must hold for an index to take the place of another.</summary>
public sealed record SwapPolicy
{
    /// <summary>The share of documents that may go missing unless the caller says another.</summary>
    public const double DefaultMaxLoss = 0.5;

    /// <summary>Documents that the new index must have; null when it does not matter.</summary>
    public long? ExpectedDocuments { get; init; }

    /// <summary>The largest share of the old index's documents by which the new one may have fewer, 0 to 1.</summary>
    public double MaxLoss { get; init; } = DefaultMaxLoss;

    /// <summary>Swap although the old index was written to since the new one was created: those writes are lost.</summary>
    public bool DiscardWrites { get; init; }
}
