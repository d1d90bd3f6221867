namespace Search.Service;

/// <summary>Keeps a snapshot's reader open until disposed.</summary>
internal sealed class SearcherLease : IDisposable
{
    private int _released;

    private SearcherLease(SearcherSnapshot snapshot) => Snapshot = snapshot;

    /// <summary>The snapshot.</summary>
    public SearcherSnapshot Snapshot { get; }

    /// <summary>A lease, or null when the reader is closed already.</summary>
    public static SearcherLease? TryTake(SearcherSnapshot snapshot) =>
        snapshot.Reader.TryIncRef() ? new SearcherLease(snapshot) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (System.Threading.Interlocked.Exchange(ref _released, 1) == 0)
        {
            Snapshot.Reader.DecRef();
        }
    }
}
