namespace Search.Cli.Reindexing;

/// <summary>Why a run ended before its source did.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Reason">What to tell.</param>
internal sealed record BulkStop(BulkStopKind Kind, string Reason);
