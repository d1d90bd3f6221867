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

    private readonly LeaseTable _leases = new(time, nextNumber);
    private readonly object _gate = new();

    /// <summary>Number of leases.</summary>
    public int Count => _leases.Count;

    /// <summary>
    /// Keeps a snapshot for the next page; its number. After the end of the index it is kept no more, and the number good for nothing.
    /// </summary>
    public long Add(SearcherSnapshot snapshot)
    {
        lock (_gate)
        {
            _leases.RemoveExpired();
            long known = _leases.Find(snapshot);
            if (_leases.TryRenew(known))
            {
                return known;
            }
            while (_leases.Count >= MaxLeases)
            {
                _leases.RemoveOldest();
            }
            return _leases.Add(snapshot, lifetime);
        }
    }

    /// <summary>Whether a lease goes on.</summary>
    public bool Holds(long number) => _leases.Holds(number);

    /// <summary>Takes the reader of a lease for a page, and renews the lease; null when it has ended.</summary>
    public SearcherLease? TryUse(long number) => _leases.TryUse(number);

    /// <summary>Renews a lease when its page is made; false when it has ended while the page was made.</summary>
    public bool TryRenew(long number) => _leases.TryRenew(number);

    /// <summary>Ends the leases that were not renewed.</summary>
    public void Purge() => _leases.RemoveExpired();

    /// <inheritdoc/>
    public void Dispose() => _leases.Dispose();
}
