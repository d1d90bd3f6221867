namespace Search.Cli.Reindexing;

/// <summary>Kinds of early ends.</summary>
internal enum BulkStopKind
{
    /// <summary>Too many records failed.</summary>
    Budget,

    /// <summary>The server ends, or ended the stream.</summary>
    Server,

    /// <summary>A signal; what was in flight is finished.</summary>
    Interrupted,
}
