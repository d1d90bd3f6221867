using System.Threading;

namespace Search.Service;

/// <summary>
/// The indexes of a registry by name: those that are open, those that cannot be, and what is being done with which.
/// What takes long is done outside its lock, between a beginning and an <see cref="End"/>; meanwhile nothing else is done
/// with the name. Thread-safe.
/// </summary>
internal sealed class IndexTable(ServiceEvents events)
{
    private readonly object _gate = new();
    private readonly SortedDictionary<string, SearchIndex> _open = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ServiceError> _broken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _busy = new(StringComparer.Ordinal);
    private bool _closed;

    /// <summary>Indexes that cannot be opened, and why.</summary>
    public IReadOnlyDictionary<string, ServiceError> Broken
    {
        get
        {
            lock (_gate)
            {
                return new SortedDictionary<string, ServiceError>(_broken, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>The open indexes, by name.</summary>
    public IReadOnlyList<SearchIndex> List()
    {
        lock (_gate)
        {
            return [.. _open.Values];
        }
    }

    /// <summary>An open index.</summary>
    /// <exception cref="ServiceException">There is none of that name, or it cannot be opened.</exception>
    public SearchIndex Get(string name)
    {
        lock (_gate)
        {
            ThrowIfClosed(name);
            return _open.TryGetValue(name, out SearchIndex? index)
                ? index
                : throw new ServiceException(_broken.GetValueOrDefault(name) ?? NotFound(name));
        }
    }

    /// <summary>An open index, or null.</summary>
    public SearchIndex? Find(string name)
    {
        lock (_gate)
        {
            return _open.GetValueOrDefault(name);
        }
    }

    /// <summary>Refuses a name that is taken.</summary>
    public void CheckFree(string name)
    {
        lock (_gate)
        {
            ThrowIfTaken(name);
        }
    }

    /// <summary>Begins to create an index.</summary>
    public void BeginCreate(string name)
    {
        lock (_gate)
        {
            ThrowIfTaken(name);
            _busy.Add(name, "created");
        }
    }

    /// <summary>Begins to replace an index by one that was built for that.</summary>
    public (SearchIndex Build, SearchIndex? Old) BeginReplace(string name, string build)
    {
        lock (_gate)
        {
            SearchIndex next = Get(build);
            if (name.Length == 0 || next.Definition.Replaces != name)
            {
                throw new ServiceException(
                    ServiceError.Invalid("build", $"\"{build}\" was not created to replace \"{name}\""));
            }
            ThrowIfBusy(name);
            ThrowIfBusy(build);
            _busy.Add(name, "replaced");
            _busy.Add(build, "put into its place");
            return (next, _open.GetValueOrDefault(name));
        }
    }

    /// <summary>Begins to delete an index; null for one that could not be opened.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="etag">When not empty: only if this is its etag.</param>
    public SearchIndex? BeginDelete(string name, string etag)
    {
        lock (_gate)
        {
            SearchIndex? index = _broken.ContainsKey(name) ? null : Get(name);
            ThrowIfBusy(name);
            if (etag.Length > 0 && etag != index?.Definition.Etag)
            {
                throw new ServiceException(ServiceError.OfIndex(
                    ErrorCode.Aborted, ErrorReasons.EtagMismatch, name, $"the etag of index \"{name}\" is another"));
            }
            _busy.Add(name, "deleted");
            return index;
        }
    }

    /// <summary>Ends what was begun with these names.</summary>
    public void End(params ReadOnlySpan<string> names)
    {
        lock (_gate)
        {
            foreach (string name in names)
            {
                _busy.Remove(name);
            }
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>From now on an index is found by its name.</summary>
    /// <param name="index">The index.</param>
    /// <param name="instead">A name that is not found any more; empty for none.</param>
    public void Put(SearchIndex index, string instead = "")
    {
        lock (_gate)
        {
            _open.Remove(instead);
            _broken.Remove(index.Definition.Name);
            _open[index.Definition.Name] = index;
        }
    }

    /// <summary>From now on no index of the name is found.</summary>
    public void Remove(string name)
    {
        lock (_gate)
        {
            _open.Remove(name);
            _broken.Remove(name);
        }
    }

    /// <summary>From now on whoever asks for the index gets the error. Its name stays taken.</summary>
    public void Break(string name, ServiceError error, Exception cause)
    {
        lock (_gate)
        {
            _open.Remove(name);
            _broken[name] = error;
        }
        events.OpenFailed(name, cause);
    }

    /// <summary>
    /// Closes the table, once everything that was begun has ended: it works on the folder. What is to be closed; nothing
    /// the second time.
    /// </summary>
    public IReadOnlyList<SearchIndex>? Close()
    {
        lock (_gate)
        {
            if (_closed)
            {
                return null;
            }
            _closed = true;
            while (_busy.Count > 0)
            {
                Monitor.Wait(_gate);
            }
            return [.. _open.Values];
        }
    }

    private static ServiceError NotFound(string name) => ServiceError.OfIndex(
        ErrorCode.NotFound, ErrorReasons.IndexNotFound, name, $"there is no index \"{name}\"");

    private void ThrowIfTaken(string name)
    {
        ThrowIfClosed(name);
        if (_open.ContainsKey(name) || _broken.ContainsKey(name))
        {
            throw new ServiceException(ServiceError.OfIndex(
                ErrorCode.AlreadyExists, ErrorReasons.IndexExists, name, $"there is an index \"{name}\""));
        }
        ThrowIfBusy(name);
    }

    private void ThrowIfClosed(string name)
    {
        if (_closed)
        {
            throw new ServiceException(ServiceError.OfIndex(
                ErrorCode.Unavailable, ErrorReasons.Draining, name, "the service is closing"));
        }
    }

    private void ThrowIfBusy(string name)
    {
        if (_busy.TryGetValue(name, out string? what))
        {
            throw new ServiceException(ServiceError.OfIndex(
                ErrorCode.Unavailable, ErrorReasons.IndexExists, name, $"index \"{name}\" is just being {what}") with
            { RetryAfter = TimeSpan.FromSeconds(1) });
        }
    }
}
