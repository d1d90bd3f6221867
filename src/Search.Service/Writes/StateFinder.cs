namespace Search.Service;

/// <summary>
/// Finds the newest state of an id: among the writes that readers may not have, then in the current reader, then
/// among recent deletes.
/// For the writing thread.
/// </summary>
internal sealed class StateFinder(VersionMap versions, SearcherManager searchers, TombstoneTable tombstones)
    : IDisposable
{
    private SearcherLease? _lease;
    private IdLookup? _lookup;

    /// <summary>The newest state.</summary>
    public DocumentState Find(string id)
    {
        if (versions.TryGet(id, out LiveVersion? live))
        {
            return live.State;
        }
        // Not in the map: whatever was there is in the reader that is current now, if not in the one held from before.
        if (_lookup is null || !ReferenceEquals(_lease?.Snapshot, searchers.Current))
        {
            Release();
            _lease = searchers.Acquire();
            _lookup = new IdLookup(_lease.Snapshot.Reader);
        }
        DocumentState state = _lookup.FindState(id);
        return state.Exists ? state : tombstones.Find(id);
    }

    /// <summary>Lets go of the reader, so that its files can be closed.</summary>
    public void Release()
    {
        _lookup = null;
        _lease?.Dispose();
        _lease = null;
    }

    /// <inheritdoc/>
    public void Dispose() => Release();
}
