namespace Search.Indexing;

/// <summary>
/// The updates of a packet: of each field and term the last one, which reaches every document that those before it reach. Filled by one
/// thread at a time, immutable once the packet is frozen.
/// </summary>
internal sealed class PacketUpdates
{
    private readonly Dictionary<(string Field, Term Term), DocValuesUpdate> _last = [];
    private DocValuesUpdate[]? _ordered;

    /// <summary>Bytes held.</summary>
    public long RamBytes { get; private set; }

    /// <summary>The updates in no order.</summary>
    public IReadOnlyCollection<DocValuesUpdate> All => _last.Values;

    /// <summary>The updates by sequence number. Only for frozen packets.</summary>
    public IReadOnlyList<DocValuesUpdate> Ordered => _ordered ??= [.. _last.Values.OrderBy(u => u.Sequence)];

    /// <summary>Adds an update that comes after all others.</summary>
    public void Add(DocValuesUpdate update)
    {
        (string, Term) key = (update.Change.Field, update.Term);
        if (_last.TryGetValue(key, out DocValuesUpdate? before))
        {
            RamBytes -= before.RamBytes;
        }
        _last[key] = update;
        RamBytes += update.RamBytes;
    }
}
