namespace Search.Cli.Reindexing;

/// <summary>What a run has done so far. Written by the run, read by whoever shows progress.</summary>
internal sealed class ReindexCounts
{
    private long _read;
    private long _written;
    private long _failed;
    private long _resumed;

    internal long Read => System.Threading.Volatile.Read(ref _read);

    internal long Written => System.Threading.Volatile.Read(ref _written);

    internal long Failed => System.Threading.Volatile.Read(ref _failed);

    /// <summary>Records that an earlier run had done.</summary>
    internal long Resumed => System.Threading.Volatile.Read(ref _resumed);

    internal void AddRead() => System.Threading.Interlocked.Increment(ref _read);

    internal void AddWritten() => System.Threading.Interlocked.Increment(ref _written);

    internal void AddFailed() => System.Threading.Interlocked.Increment(ref _failed);

    internal void AddResumed() => System.Threading.Interlocked.Increment(ref _resumed);
}
