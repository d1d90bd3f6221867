namespace Search.Cli.Reindexing;

/// <summary>What a reindex run was asked to do.</summary>
internal sealed record ReindexOptions
{
    /// <summary>The index that is written.</summary>
    internal required string Index { get; init; }

    /// <summary>Go on where the last, unfinished run over the same sources stopped.</summary>
    internal bool Resume { get; init; }

    /// <summary>Most failed records; null for no bound.</summary>
    internal long? MaxFailures { get; init; }

    /// <summary>Largest share of failed records, judged from the first hundred on; null for no bound.</summary>
    internal double? MaxFailureRatio { get; init; }

    /// <summary>For a replacement: the largest share of documents that may go; null for the server's own.</summary>
    internal double? MaxLoss { get; init; }

    /// <summary>For a replacement: lose what is written to the old index meanwhile.</summary>
    internal bool DiscardWrites { get; init; }

    /// <summary>Records a second; null for no bound.</summary>
    internal double? MaxRate { get; init; }
}
