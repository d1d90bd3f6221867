namespace Search.Cli.Reindexing;

/// <summary>What a run has done so far. Written by the run, read by whoever shows progress.</summary>
internal sealed class ReindexCounts
{
    private long _read;
    private long _written;
    private long _created;
    private long _failed;
    private long _resumed;

    internal long Read => System.Threading.Volatile.Read(ref _read);

    internal long Written => System.Threading.Volatile.Read(ref _written);

    /// <summary>Documents that were not there before.</summary>
    internal long Created => System.Threading.Volatile.Read(ref _created);

    internal long Failed => System.Threading.Volatile.Read(ref _failed);

    /// <summary>Records that an earlier run had done.</summary>
    internal long Resumed => System.Threading.Volatile.Read(ref _resumed);

    internal void AddRead() => System.Threading.Interlocked.Increment(ref _read);

    internal void AddWritten(bool isNew)
    {
        System.Threading.Interlocked.Increment(ref _written);
        if (isNew)
        {
            System.Threading.Interlocked.Increment(ref _created);
        }
    }

    internal void AddFailed() => System.Threading.Interlocked.Increment(ref _failed);

    internal void AddResumed() => System.Threading.Interlocked.Increment(ref _resumed);
}
