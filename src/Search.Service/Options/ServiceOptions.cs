namespace Search.Service;

/// <summary>How a service works.</summary>
public sealed record ServiceOptions
{
    /// <summary>The limits.</summary>
    public ServiceLimits Limits { get; init; } = new();

    /// <summary>How long a write may stay invisible to searches.</summary>
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>An index commits when its write-ahead log has grown by this.</summary>
    public long CommitLogBytes { get; init; } = 128 << 20;

    /// <summary>An index with uncommitted writes commits after this time.</summary>
    public TimeSpan CommitInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a delete holds against writes with an older external version.</summary>
    public TimeSpan TombstoneRetention { get; init; } = TimeSpan.FromHours(12);

    /// <summary>How long a bulk stream can be resumed after its last operation.</summary>
    public TimeSpan StreamRetention { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How many bulk streams an index remembers for resuming; the ones that were silent longest are forgotten.
    /// </summary>
    public int MaxStreams { get; init; } = 10_000;

    /// <summary>Bytes that the remembered bulk streams take in each commit.</summary>
    public int MaxStreamBytes { get; init; } = 1 << 20;

    /// <summary>Bytes of documents that may wait to be written, for each index; more are refused as overload.</summary>
    public long MaxQueuedBytes { get; init; } = 64 << 20;

    /// <summary>Bytes of the in-memory segments of one index.</summary>
    public long RamBufferBytes { get; init; } = 128 << 20;

    /// <summary>Threads that analyse and invert the documents of one index.</summary>
    public int IndexingThreads { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>Threads that searches run on, for all indexes.</summary>
    public int SearchThreads { get; init; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>Searches that may wait for a thread; more are refused as overload.</summary>
    public int MaxWaitingSearches { get; init; } = 1000;

    /// <summary>What is noted of queries: nothing, unless it is switched on.</summary>
    public QueryLogOptions QueryLog { get; init; } = new();

    /// <summary>What a change of the variant data may touch without being told so.</summary>
    public ChangeLimits VariantChanges { get; init; } = new();

    /// <summary>What to do with an index that was written with other analyzers, variant data or format.</summary>
    public MismatchPolicy OnMismatch { get; init; } = MismatchPolicy.Refuse;

    /// <summary>Hears of what happens.</summary>
    public ServiceEvents Events { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
