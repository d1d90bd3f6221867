using System.Text;
using System.Text.Json;

namespace Search.Service;

/// <summary>
/// How far each bulk stream has come: committed with the segments, brought up to date from the log. Bounded in time, number and
/// bytes: the streams that were silent longest are forgotten, and begin anew when they come again. Owned by the writing thread.
/// </summary>
internal sealed class StreamTable(TimeSpan retention, int maxStreams, int maxBytes)
{
    // Two numbers of at most 20 digits and the marks between them.
    private const int EntryBytes = 48;

    private readonly Dictionary<string, (long OpId, long Time)> _streams = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Number of streams.</summary>
    public int Count => _streams.Count;

    /// <summary>The last operation of a stream that was written; 0 for none.</summary>
    public long LastOpId(string streamId) => _streams.TryGetValue(streamId, out (long OpId, long Time) s) ? s.OpId : 0;

    /// <summary>Notes an operation.</summary>
    public void Note(string streamId, long opId, long timeMicroseconds)
    {
        if (streamId.Length == 0 || opId <= LastOpId(streamId))
        {
            return;
        }
        if (!_streams.ContainsKey(streamId))
        {
            _bytes += SizeOf(streamId);
        }
        _streams[streamId] = (opId, timeMicroseconds);
        // In strides: sorting for every new stream would cost too much.
        if (_streams.Count > 2L * maxStreams || _bytes > 2L * maxBytes)
        {
            Trim();
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
                Remove(id);
            }
        }
        Trim();
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

    private static int SizeOf(string id) => EntryBytes + Encoding.UTF8.GetByteCount(JsonEncodedText.Encode(id).Value);

    private void Trim()
    {
        if (_streams.Count <= maxStreams && _bytes <= maxBytes)
        {
            return;
        }
        foreach ((string id, _) in _streams.OrderBy(s => s.Value.Time).ToArray())
        {
            if (_streams.Count <= maxStreams && _bytes <= maxBytes)
            {
                return;
            }
            Remove(id);
        }
    }

    private void Remove(string id)
    {
        if (_streams.Remove(id))
        {
            _bytes -= SizeOf(id);
        }
    }
}
