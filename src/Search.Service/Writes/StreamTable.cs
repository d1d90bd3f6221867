using System.Text.Json;

namespace Search.Service;

/// <summary>
/// How far each bulk stream has come: committed with the segments, brought up to date from the log. Owned by the
/// writing thread.
/// </summary>
internal sealed class StreamTable(TimeSpan retention)
{
    private readonly Dictionary<string, (long OpId, long Time)> _streams = new(StringComparer.Ordinal);

    /// <summary>The last operation of a stream that was written; 0 for none.</summary>
    public long LastOpId(string streamId) => _streams.TryGetValue(streamId, out (long OpId, long Time) s) ? s.OpId : 0;

    /// <summary>Notes an operation.</summary>
    public void Note(string streamId, long opId, long timeMicroseconds)
    {
        if (streamId.Length > 0 && opId > LastOpId(streamId))
        {
            _streams[streamId] = (opId, timeMicroseconds);
        }
    }

    /// <summary>The streams that can still be resumed, as JSON: name to <c>[op_id, time]</c>.</summary>
    public string Save(DateTimeOffset now)
    {
        long oldest = ServiceTime.Microseconds(now - retention);
        foreach ((string id, (long OpId, long Time) stream) in _streams)
        {
            if (stream.Time < oldest)
            {
                _streams.Remove(id);
            }
        }
        return JsonSerializer.Serialize(_streams.ToDictionary(s => s.Key, s => new[] { s.Value.OpId, s.Value.Time }));
    }

    /// <summary>Takes in what <see cref="Save"/> gave.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public void Load(string json)
    {
        Dictionary<string, long[]>? streams = JsonSerializer.Deserialize<Dictionary<string, long[]>>(json);
        foreach ((string id, long[] pair) in streams ?? [])
        {
            if (pair.Length != 2)
            {
                throw new JsonException($"stream {id} has {pair.Length} numbers");
            }
            Note(id, pair[0], pair[1]);
        }
    }
}
