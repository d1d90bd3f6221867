namespace Search.Cli.Reindexing;

/// <summary>A record on its way into an index.</summary>
/// <param name="File">Where it is from.</param>
/// <param name="Line">Its line, or its place in the other index.</param>
/// <param name="Document">The document; null when it is bad.</param>
/// <param name="Error">What is wrong.</param>
/// <param name="Raw">Its text, when it is bad.</param>
internal sealed record PendingRecord(string File, long Line, Search.V1.Document? Document, string? Error, string? Raw);

/// <summary>Gives records in an order that is the same in every run.</summary>
internal abstract class RecordSource
{
    /// <summary>Share of the source that was read, 0 to 1; null when nobody knows.</summary>
    internal abstract double? Progress { get; }

    internal abstract IAsyncEnumerable<PendingRecord> ReadAsync(System.Threading.CancellationToken cancellation);
}
