namespace Search.Service;

/// <summary>
/// Readers kept open between the pages of a search. Each page renews its lease; one that is not renewed ends after
/// its lifetime. All searches on one snapshot have one lease, so there are no more of them than refreshes in a lifetime,
/// however many search. The oldest go when there are too many.
/// </summary>
internal sealed class PageLeases(TimeSpan lifetime, TimeProvider time, Func<long> nextNumber) : IDisposable
{
    /// <summary>Most leases at one time.</summary>
    public const int MaxLeases = 4096;

    private readonly Dictionary<long, (SearcherLease Lease, DateTimeOffset Expiry)> _leases = [];
    private readonly Dictionary<SearcherSnapshot, long> _numbers = [];
    private readonly object _gate = new();
    private bool _closed;

    /// <summary>Number of leases.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _leases.Count;
            }
        }
    }

    /// <summary>
    /// Keeps a snapshot for the next page; its number. After the end of the index it is kept no more, and the number good for nothing.
    /// </summary>
    public long Add(SearcherSnapshot snapshot)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return nextNumber();
            }
            RemoveExpired();
            if (_numbers.TryGetValue(snapshot, out long known))
            {
                _leases[known] = (_leases[known].Lease, time.GetUtcNow() + lifetime);
                return known;
            }
            while (_leases.Count >= MaxLeases)
            {
                Remove(_leases.MinBy(l => l.Value.Expiry).Key);
            }
            SearcherLease lease = SearcherLease.TryTake(snapshot)
                ?? throw new InvalidOperationException("the reader of a running search is closed");
            long number = nextNumber();
            _leases.Add(number, (lease, time.GetUtcNow() + lifetime));
            _numbers.Add(snapshot, number);
            return number;
        }
    }

    /// <summary>Whether a lease goes on.</summary>
    public bool Holds(long number)
    {
        lock (_gate)
        {
            RemoveExpired();
            return _leases.ContainsKey(number);
        }
    }

    /// <summary>Takes the reader of a lease for a page, and renews the lease; null when it has ended.</summary>
    public SearcherLease? TryUse(long number)
    {
        lock (_gate)
        {
            RemoveExpired();
            if (!_leases.TryGetValue(number, out (SearcherLease Lease, DateTimeOffset Expiry) kept))
            {
                return null;
            }
            _leases[number] = (kept.Lease, time.GetUtcNow() + lifetime);
            return SearcherLease.TryTake(kept.Lease.Snapshot);
        }
    }

    /// <summary>Renews a lease when its page is made; false when it has ended while the page was made.</summary>
    public bool TryRenew(long number)
    {
        lock (_gate)
        {
            if (!_leases.TryGetValue(number, out (SearcherLease Lease, DateTimeOffset Expiry) kept))
            {
                return false;
            }
            _leases[number] = (kept.Lease, time.GetUtcNow() + lifetime);
            return true;
        }
    }

    /// <summary>Ends the leases that were not renewed.</summary>
    public void Purge()
    {
        lock (_gate)
        {
            RemoveExpired();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (long number in _leases.Keys.ToArray())
            {
                Remove(number);
            }
        }
    }

    private void RemoveExpired()
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach ((long number, (SearcherLease _, DateTimeOffset expiry)) in _leases)
        {
            if (expiry <= now)
            {
                Remove(number);
            }
        }
    }

    private void Remove(long number)
    {
        if (_leases.Remove(number, out (SearcherLease Lease, DateTimeOffset Expiry) kept))
        {
            _numbers.Remove(kept.Lease.Snapshot);
            kept.Lease.Dispose();
        }
    }
}
