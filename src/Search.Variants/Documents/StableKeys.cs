using System.Collections.Frozen;

namespace Search.Variants.Documents;

/// <summary>
/// Forty-bit keys of ids for mention tables: the first bits of the FNV-1a hash of the id, the same in every version
/// of the data that has the id. Building a set fails when two ids share a key.
/// </summary>
internal sealed class StableKeys
{
    /// <summary>Bytes of a key.</summary>
    public const int SizeBytes = 5;

    private const ulong OffsetBasis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly long[] _keys;
    private readonly FrozenDictionary<long, int> _ordinals;

    public StableKeys(IEnumerable<string> ids)
    {
        _keys = [.. ids.Select(Compute)];
        _ordinals = _keys.Select(static (key, ordinal) => KeyValuePair.Create(key, ordinal)).ToFrozenDictionary();
    }

    public long this[int ordinal] => _keys[ordinal];

    /// <summary>The ordinal of a key; -1 when this set does not have the id.</summary>
    public int Find(long key) => _ordinals.TryGetValue(key, out int ordinal) ? ordinal : -1;

    public static long Compute(string id)
    {
        ulong hash = OffsetBasis;
        foreach (char c in id)
        {
            hash = (hash ^ c) * Prime;
        }
        return (long)((hash ^ (hash >> 40)) & 0xFF_FFFF_FFFF);
    }
}
