namespace Search.Service;

/// <summary>
/// Readers kept open under a number, each for a time after its last use; one that is not used in time is given back. Thread-safe.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="nextNumber">Gives numbers that no other table gives.</param>
internal sealed class LeaseTable(TimeProvider time, Func<long> nextNumber) : IDisposable
{
    private readonly Dictionary<long, Entry> _entries = [];
    private readonly object _gate = new();
    private bool _closed;

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>
    /// Keeps a snapshot under a number of its own. After the end of the index it is kept no more, and the number good for nothing.
    /// </summary>
    /// <param name="snapshot">The snapshot; somebody has its reader open.</param>
    /// <param name="keepAlive">How long after each use.</param>
    public long Add(SearcherSnapshot snapshot, TimeSpan keepAlive)
    {
        lock (_gate)
        {
            long number = nextNumber();
            if (!_closed)
            {
                SearcherLease lease = SearcherLease.TryTake(snapshot)
                    ?? throw new InvalidOperationException("the reader of a running search is closed");
                _entries.Add(number, new Entry(lease, keepAlive, time.GetUtcNow() + keepAlive));
            }
            return number;
        }
    }

    /// <summary>The number of a snapshot that is kept already; 0 when it is not.</summary>
    public long Find(SearcherSnapshot snapshot)
    {
        lock (_gate)
        {
            return _entries.FirstOrDefault(e => ReferenceEquals(e.Value.Lease.Snapshot, snapshot)).Key;
        }
    }

    /// <summary>Whether a reader is kept.</summary>
    public bool Holds(long number)
    {
        lock (_gate)
        {
            RemoveExpired();
            return _entries.ContainsKey(number);
        }
    }

    /// <summary>Takes a reader for a search and renews its time; null when it has ended.</summary>
    public SearcherLease? TryUse(long number)
    {
        lock (_gate)
        {
            RemoveExpired();
            return TryRenew(number) ? SearcherLease.TryTake(_entries[number].Lease.Snapshot) : null;
        }
    }

    /// <summary>Renews the time of a reader, also one that has just run out; false when it was given back.</summary>
    public bool TryRenew(long number)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(number, out Entry? entry))
            {
                return false;
            }
            _entries[number] = entry with { Expiry = time.GetUtcNow() + entry.KeepAlive };
            return true;
        }
    }

    /// <summary>Gives a reader back; nothing when that is done already.</summary>
    public void Remove(long number)
    {
        lock (_gate)
        {
            if (_entries.Remove(number, out Entry? entry))
            {
                entry.Lease.Dispose();
            }
        }
    }

    /// <summary>Gives back the one whose time is over first.</summary>
    public void RemoveOldest()
    {
        lock (_gate)
        {
            Remove(_entries.MinBy(e => e.Value.Expiry).Key);
        }
    }

    /// <summary>Gives back what was not used in time.</summary>
    public void RemoveExpired()
    {
        lock (_gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            foreach ((long number, Entry entry) in _entries)
            {
                if (entry.Expiry <= now)
                {
                    Remove(number);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (long number in _entries.Keys.ToArray())
            {
                Remove(number);
            }
        }
    }

    private sealed record Entry(SearcherLease Lease, TimeSpan KeepAlive, DateTimeOffset Expiry);
}
