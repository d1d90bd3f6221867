namespace Search.Service;

/// <summary>
/// Readers that callers keep open to search one moment of an index as often as they like. Each use renews one; one that is not
/// used ends after the time its caller asked for. Thread-safe.
/// </summary>
internal sealed class PointsInTime(int most, TimeProvider time, Func<long> nextNumber) : IDisposable
{
    private readonly LeaseTable _leases = new(time, nextNumber);
    private readonly object _gate = new();

    /// <summary>How many there are.</summary>
    public int Count => _leases.Count;

    /// <summary>Keeps a snapshot; its number.</summary>
    /// <exception cref="ServiceException">There are too many.</exception>
    public long Open(SearcherSnapshot snapshot, TimeSpan keepAlive)
    {
        lock (_gate)
        {
            _leases.RemoveExpired();
            return _leases.Count < most
                ? _leases.Add(snapshot, keepAlive)
                : throw new ServiceException(new ServiceError
                {
                    Code = ErrorCode.ResourceExhausted,
                    Reason = ErrorReasons.Overloaded,
                    Message = FormattableString.Invariant(
                        $"the index has {most} points in time, the limit max_points_in_time: close some"),
                    RetryAfter = TimeSpan.FromSeconds(1),
                });
        }
    }

    /// <summary>Whether a point is open.</summary>
    public bool Holds(long number) => _leases.Holds(number);

    /// <summary>Takes the reader of a point for one search and renews the point; null when it has ended.</summary>
    public SearcherLease? TryUse(long number) => _leases.TryUse(number);

    /// <summary>Ends a point; nothing when it has ended already.</summary>
    public void Close(long number) => _leases.Remove(number);

    /// <summary>Ends the points that were not used in time.</summary>
    public void Purge() => _leases.RemoveExpired();

    /// <inheritdoc/>
    public void Dispose() => _leases.Dispose();
}
