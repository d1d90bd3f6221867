namespace Search.Service;

/// <summary>
/// Recent deletes: their versions hold against late writes of a replayed feed. Repeated at the start of each log
/// generation, so that
/// they survive commits and restarts. Owned by the writing thread.
/// </summary>
internal sealed class TombstoneTable(TimeSpan retention)
{
    private readonly Dictionary<string, LogRecord> _byId = new(StringComparer.Ordinal);

    /// <summary>Number of tombstones.</summary>
    public int Count => _byId.Count;

    /// <summary>Notes a record of the log: a delete leaves a tombstone, a write removes it.</summary>
    public void Note(LogRecord record)
    {
        if (record.Operation == LogOperation.Write)
        {
            _byId.Remove(record.Id);
        }
        else if (!_byId.TryGetValue(record.Id, out LogRecord? known) || known.Sequence < record.Sequence)
        {
            _byId[record.Id] = record with { Operation = LogOperation.Tombstone, StreamId = string.Empty, OpId = 0 };
        }
    }

    /// <summary>What a delete left of an id.</summary>
    public DocumentState Find(string id) =>
        _byId.TryGetValue(id, out LogRecord? record) ? new(false, record.Sequence, record.Version) : default;

    /// <summary>Drops the expired tombstones and gives the others.</summary>
    public IReadOnlyList<LogRecord> Keep(DateTimeOffset now)
    {
        long oldest = ServiceTime.Microseconds(now - retention);
        foreach ((string id, LogRecord record) in _byId)
        {
            if (record.TimeMicroseconds < oldest)
            {
                _byId.Remove(id);
            }
        }
        return [.. _byId.Values];
    }
}
