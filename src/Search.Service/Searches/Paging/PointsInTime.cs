namespace Search.Service;

/// <summary>
/// Readers that callers keep open to search one moment of an index as often as they like. Each use renews one; one that is not
/// used ends after the time its caller asked for. Thread-safe.
/// </summary>
internal sealed class PointsInTime(int most, TimeProvider time, Func<long> nextNumber) : IDisposable
{
    private readonly Dictionary<long, Point> _points = [];
    private readonly object _gate = new();
    private bool _closed;

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _points.Count;
            }
        }
    }

    /// <summary>Keeps a snapshot; its number.</summary>
    /// <exception cref="ServiceException">There are too many.</exception>
    public long Open(SearcherSnapshot snapshot, TimeSpan keepAlive)
    {
        lock (_gate)
        {
            RemoveExpired();
            if (_points.Count >= most)
            {
                throw new ServiceException(new ServiceError
                {
                    Code = ErrorCode.ResourceExhausted,
                    Reason = ErrorReasons.Overloaded,
                    Message = FormattableString.Invariant(
                        $"the index has {most} points in time, the limit max_points_in_time: close some"),
                    RetryAfter = TimeSpan.FromSeconds(1),
                });
            }
            SearcherLease? lease = _closed ? null : SearcherLease.TryTake(snapshot);
            long number = nextNumber();
            if (lease is not null)
            {
                _points.Add(number, new Point(lease, keepAlive, time.GetUtcNow() + keepAlive));
            }
            return number;
        }
    }

    /// <summary>Whether a point is open.</summary>
    public bool Holds(long number)
    {
        lock (_gate)
        {
            RemoveExpired();
            return _points.ContainsKey(number);
        }
    }

    /// <summary>Takes the reader of a point for one search and renews the point; null when it has ended.</summary>
    public SearcherLease? TryUse(long number)
    {
        lock (_gate)
        {
            RemoveExpired();
            if (!_points.TryGetValue(number, out Point? point))
            {
                return null;
            }
            _points[number] = point with { Expiry = time.GetUtcNow() + point.KeepAlive };
            return SearcherLease.TryTake(point.Lease.Snapshot);
        }
    }

    /// <summary>Ends a point; nothing when it has ended already.</summary>
    public void Close(long number)
    {
        lock (_gate)
        {
            if (_points.Remove(number, out Point? point))
            {
                point.Lease.Dispose();
            }
        }
    }

    /// <summary>Ends the points that were not used in time.</summary>
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
            foreach (long number in _points.Keys.ToArray())
            {
                Close(number);
            }
        }
    }

    private void RemoveExpired()
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach ((long number, Point point) in _points)
        {
            if (point.Expiry <= now)
            {
                Close(number);
            }
        }
    }

    private sealed record Point(SearcherLease Lease, TimeSpan KeepAlive, DateTimeOffset Expiry);
}
