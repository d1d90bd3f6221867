using Search.Codecs;

namespace Search.Indexing;

/// <summary>The dictionary of one segment, and which of its values live documents use.</summary>
internal sealed class OrdinalSource
{
    private readonly SortedDocValues? _sorted;
    private readonly SortedSetDocValues? _sortedSet;
    private readonly bool[]? _used;

    private OrdinalSource(SortedDocValues? sorted, SortedSetDocValues? sortedSet, bool[]? used)
    {
        _sorted = sorted;
        _sortedSet = sortedSet;
        _used = used;
        Count = sorted?.ValueCount ?? sortedSet?.ValueCount ?? 0;
    }

    /// <summary>Number of values, used or not.</summary>
    public long Count { get; }

    /// <summary>The dictionary of a sorted field; a segment without it has no values.</summary>
    public static OrdinalSource Of(MergeSource source, string field)
    {
        SortedDocValues? values = source.Reader.GetSortedDocValues(field);
        bool[]? used = null;
        if (values is not null && !source.IsWhole)
        {
            used = new bool[values.ValueCount];
            int doc;
            while ((doc = values.NextDoc()) != DocIdSetIterator.NoMoreDocs)
            {
                used[values.OrdValue] |= source.Map(doc) >= 0;
            }
        }
        return new OrdinalSource(values, null, used);
    }

    /// <summary>The dictionary of a sorted-set field; a segment without it has no values.</summary>
    public static OrdinalSource OfSet(MergeSource source, string field)
    {
        SortedSetDocValues? values = source.Reader.GetSortedSetDocValues(field);
        bool[]? used = null;
        if (values is not null && !source.IsWhole)
        {
            used = new bool[values.ValueCount];
            int doc;
            while ((doc = values.NextDoc()) != DocIdSetIterator.NoMoreDocs)
            {
                long ord;
                while (source.Map(doc) >= 0 && (ord = values.NextOrd()) != SortedSetDocValues.NoMoreOrds)
                {
                    used[ord] = true;
                }
            }
        }
        return new OrdinalSource(null, values, used);
    }

    /// <summary>The first used ordinal at or after one, or -1.</summary>
    public long NextUsed(long ord)
    {
        while (ord < Count && _used is not null && !_used[ord])
        {
            ord++;
        }
        return ord < Count ? ord : -1;
    }

    /// <summary>The bytes of an ordinal. Valid until the next look-up.</summary>
    public ReadOnlySpan<byte> Lookup(long ord) =>
        _sorted is not null ? _sorted.LookupOrd((int)ord)
        : _sortedSet is not null ? _sortedSet.LookupOrd(ord)
        : default;
}
