namespace Search.Indexing;

/// <summary>The terms of a hash that are in use, in byte order: ordinal to bytes and term number to ordinal.</summary>
internal sealed class SortedDictionaryView
{
    private readonly TermsHash _terms;
    private readonly int[] _idOfOrd;
    private readonly int[] _ordOfId;

    /// <summary>Builds the view over the terms named in <paramref name="used"/> (a dropped document may leave others behind).</summary>
    public SortedDictionaryView(TermsHash terms, ReadOnlySpan<int> used)
    {
        _terms = terms;
        var isUsed = new bool[terms.Count];
        foreach (int id in used)
        {
            isUsed[id] = true;
        }
        int[] sorted = terms.SortedIds();
        _ordOfId = new int[sorted.Length];
        int count = 0;
        foreach (int id in sorted)
        {
            if (isUsed[id])
            {
                sorted[count] = id;
                _ordOfId[id] = count++;
            }
        }
        _idOfOrd = sorted[..count];
    }

    /// <summary>Number of terms in use.</summary>
    public int Count => _idOfOrd.Length;

    /// <summary>The bytes of an ordinal.</summary>
    public ReadOnlySpan<byte> this[int ord] => _terms[_idOfOrd[ord]];

    /// <summary>The ordinal of a term in use.</summary>
    public int OrdOf(int id) => _ordOfId[id];
}
