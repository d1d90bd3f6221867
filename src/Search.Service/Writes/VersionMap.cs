using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Search.Service;

/// <summary>
/// The acknowledged writes that the current reader may not have. One thread publishes; any thread reads, without a
/// lock.
/// A reader of documents looks here first and then takes the current reader: entries go only after the reader that
/// has them is in place.
/// </summary>
internal sealed class VersionMap
{
    private readonly ConcurrentDictionary<string, LiveVersion> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<LiveVersion> _bySequence = new();

    /// <summary>Number of entries.</summary>
    public int Count => _byId.Count;

    /// <summary>Makes a state the newest of its id. Sequences rise from call to call.</summary>
    public void Publish(LiveVersion version)
    {
        _byId[version.Id] = version;
        _bySequence.Enqueue(version);
    }

    /// <summary>The newest state of an id that the reader may not have.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out LiveVersion? version) => _byId.TryGetValue(id, out version);

    /// <summary>Drops what the current reader has: every write up to that sequence. For one thread at a time.</summary>
    public void Forget(long throughSequence)
    {
        while (_bySequence.TryPeek(out LiveVersion? version) && version.Sequence <= throughSequence)
        {
            _bySequence.TryDequeue(out _);
            // A newer state of the same id stays.
            _byId.TryRemove(KeyValuePair.Create(version.Id, version));
        }
    }
}
