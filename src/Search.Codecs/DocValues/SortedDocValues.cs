namespace Search.Codecs;

/// <summary>One byte string a document, as an ordinal into a sorted dictionary.</summary>
public abstract class SortedDocValues : DocIdSetIterator
{
    /// <summary>Positions on that document (ascending over calls); whether it has a value.</summary>
    public abstract bool AdvanceExact(int target);

    /// <summary>The current document's ordinal.</summary>
    public abstract int OrdValue { get; }

    /// <summary>Number of distinct values.</summary>
    public abstract int ValueCount { get; }

    /// <summary>The bytes of an ordinal. Valid until the next look-up.</summary>
    public abstract ReadOnlySpan<byte> LookupOrd(int ord);

    /// <summary>Ordinal of a value, or -(insertion point) - 1.</summary>
    public virtual int LookupTerm(ReadOnlySpan<byte> term)
    {
        int low = 0;
        int high = ValueCount - 1;
        while (low <= high)
        {
            int mid = (low + high) >>> 1;
            int order = LookupOrd(mid).SequenceCompareTo(term);
            if (order == 0)
            {
                return mid;
            }
            if (order < 0)
            {
                low = mid + 1;
            }
            else
            {
                high = mid - 1;
            }
        }
        return -(low + 1);
    }
}
