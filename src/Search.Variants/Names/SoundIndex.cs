namespace Search.Variants.Naming;

/// <summary>Items by the sound keys of their words: finds what is spelled nearly alike. Immutable; thread-safe.</summary>
internal sealed class SoundIndex
{
    private readonly ulong[] _keys;
    private readonly int[] _ends;
    private readonly int[] _items;

    /// <summary>Makes an index of pairs of key and item.</summary>
    public SoundIndex(IEnumerable<(ulong Key, int Item)> pairs)
    {
        (ulong Key, int Item)[] sorted = [.. pairs.Distinct().Order()];
        var keys = new List<ulong>();
        var ends = new List<int>();
        _items = new int[sorted.Length];
        for (int i = 0; i < sorted.Length; i++)
        {
            _items[i] = sorted[i].Item;
            if (i == 0 || sorted[i].Key != sorted[i - 1].Key)
            {
                keys.Add(sorted[i].Key);
                ends.Add(i);
            }
            ends[^1] = i + 1;
        }
        _keys = [.. keys];
        _ends = [.. ends];
    }

    /// <summary>Adds the items whose key is the same or one sound away.</summary>
    public void Near(ulong key, List<int> into)
    {
        for (int i = 0; i < _keys.Length; i++)
        {
            if (SoundKey.IsNear(key, _keys[i]))
            {
                int start = i == 0 ? 0 : _ends[i - 1];
                into.AddRange(_items.AsSpan(start, _ends[i] - start));
            }
        }
    }
}
