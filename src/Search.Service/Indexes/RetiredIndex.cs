namespace Search.Service;

/// <summary>
/// An index whose place another has taken. It takes no writes and is found by no name, but searches that began on it go
/// on, and so do their pages, until their leases end.
/// </summary>
internal sealed class RetiredIndex : IDisposable
{
    private readonly SearchIndex _index;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _keptUntil;

    /// <summary>Keeps an index that was retired.</summary>
    public RetiredIndex(SearchIndex index)
    {
        _index = index;
        _time = index.Options.Time;
        // A call that found the index before it was replaced may still be on its way to a thread.
        _keptUntil = _time.GetUtcNow() + index.Options.Limits.PageTokenLifetime;
    }

    /// <summary>The index that has the reader of a page token: this one, or one it took the place of; or null.</summary>
    public SearchIndex? Find(string pageToken) =>
        _index.Holds(pageToken) ? _index : _index.Retired?.Find(pageToken);

    /// <summary>The index that has a point in time: this one, or one it took the place of; or null.</summary>
    public SearchIndex? FindPoint(string point) =>
        _index.HoldsPoint(point) ? _index : _index.Retired?.FindPoint(point);

    /// <summary>Closes the index when nobody needs it any more; false while somebody does.</summary>
    public bool TryClose()
    {
        _index.LookAfter();
        if (_time.GetUtcNow() < _keptUntil || _index.Leases.Count > 0 || _index.OpenPoints > 0
            || _index.Retired is not null)
        {
            return false;
        }
        Dispose();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _index.Dispose();
}
