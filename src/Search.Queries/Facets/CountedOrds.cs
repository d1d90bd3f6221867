using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>The values of a sorted or sorted-set field of a leaf, with a count for each ordinal.</summary>
internal sealed class CountedOrds
{
    private readonly SortedDocValues? _single;
    private readonly SortedSetDocValues? _multiple;

    private CountedOrds(SortedDocValues? single, SortedSetDocValues? multiple)
    {
        _single = single;
        _multiple = multiple;
        Counts = new int[single?.ValueCount ?? multiple?.ValueCount ?? 0];
    }

    /// <summary>The counts.</summary>
    internal int[] Counts { get; }

    /// <summary>The field's values; null when the leaf has none.</summary>
    internal static CountedOrds? TryOpen(LeafReader reader, string field)
    {
        SortedDocValues? single = reader.GetSortedDocValues(field);
        SortedSetDocValues? multiple = single is null ? reader.GetSortedSetDocValues(field) : null;
        return single is null && multiple is null ? null : new CountedOrds(single, multiple);
    }

    /// <summary>Reads the ordinals of a document, ascending; their number.</summary>
    internal int Read(int doc, ref int[] into)
    {
        if (_single is not null)
        {
            if (!_single.AdvanceExact(doc))
            {
                return 0;
            }
            into[0] = _single.OrdValue;
            return 1;
        }
        int size = 0;
        if (_multiple is not null && _multiple.AdvanceExact(doc))
        {
            long ord;
            while ((ord = _multiple.NextOrd()) != SortedSetDocValues.NoMoreOrds)
            {
                if (size == into.Length)
                {
                    Array.Resize(ref into, 2 * size);
                }
                into[size++] = (int)ord;
            }
        }
        return size;
    }

    /// <summary>The value of an ordinal. Valid until the next look-up.</summary>
    internal ReadOnlySpan<byte> Lookup(int ord) =>
        _single is not null ? _single.LookupOrd(ord) : _multiple is not null ? _multiple.LookupOrd(ord) : default;

    /// <summary>The ordinal of a value; negative when it is not there.</summary>
    internal int Find(ReadOnlySpan<byte> term) =>
        _single?.LookupTerm(term) ?? (int)(_multiple?.LookupTerm(term) ?? -1);

    /// <summary>The count of a value; 0 when it is not there.</summary>
    internal int CountOf(ReadOnlySpan<byte> term) => Find(term) is var ord and >= 0 ? Counts[ord] : 0;

    /// <summary>The first ordinal from <paramref name="from"/> on that was counted; -1 when there is none.</summary>
    internal int NextCounted(int from)
    {
        int at = Counts.AsSpan(from).IndexOfAnyExcept(0);
        return at < 0 ? -1 : from + at;
    }
}
