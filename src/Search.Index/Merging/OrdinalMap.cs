namespace Search.Indexing;

/// <summary>
/// One dictionary out of those of several segments: the values that live documents use, in byte order, and the new ordinal of each
/// old one. Takes four bytes for an old ordinal and eight for a new one.
/// </summary>
internal sealed class OrdinalMap
{
    private readonly OrdinalSource[] _sources;
    private readonly int[][] _globals;
    private readonly GrowableList<int> _sourceOf = new(4);
    private readonly GrowableList<int> _ordOf = new(4);

    /// <summary>Merges the dictionaries.</summary>
    public OrdinalMap(OrdinalSource[] sources)
    {
        _sources = sources;
        _globals = new int[sources.Length][];
        for (int i = 0; i < sources.Length; i++)
        {
            _globals[i] = new int[checked((int)sources[i].Count)];
        }
        Merge();
    }

    /// <summary>Number of values.</summary>
    public int Count => _sourceOf.Count;

    /// <summary>The bytes of a new ordinal. Valid until the next look-up.</summary>
    public ReadOnlySpan<byte> this[int ord] => _sources[_sourceOf[ord]].Lookup(_ordOf[ord]);

    /// <summary>The new ordinal of an old one.</summary>
    public int Global(int source, long ord) => _globals[source][ord];

    private void Merge()
    {
        var next = new long[_sources.Length];
        for (int i = 0; i < next.Length; i++)
        {
            next[i] = _sources[i].NextUsed(0);
        }
        // A handful of sources: the smallest value is found by comparing the heads.
        while (true)
        {
            int smallest = -1;
            for (int i = 0; i < next.Length; i++)
            {
                if (next[i] >= 0 && (smallest < 0
                    || _sources[i].Lookup(next[i]).SequenceCompareTo(_sources[smallest].Lookup(next[smallest])) < 0))
                {
                    smallest = i;
                }
            }
            if (smallest < 0)
            {
                return;
            }
            int global = Count;
            _sourceOf.Add(smallest);
            _ordOf.Add((int)next[smallest]);
            byte[] value = _sources[smallest].Lookup(next[smallest]).ToArray();
            for (int i = smallest; i < next.Length; i++)
            {
                if (next[i] >= 0 && _sources[i].Lookup(next[i]).SequenceEqual(value))
                {
                    _globals[i][next[i]] = global;
                    next[i] = _sources[i].NextUsed(next[i] + 1);
                }
            }
        }
    }
}
