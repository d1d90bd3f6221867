namespace Search.Codecs;

/// <summary>A set of byte strings a document, as ascending ordinals into a sorted dictionary.</summary>
public abstract class SortedSetDocValues : DocIdSetIterator
{
    /// <summary>Returned by <see cref="NextOrd"/> after the last ordinal.</summary>
    public const long NoMoreOrds = -1;

    /// <summary>Positions on that document (ascending over calls); whether it has values.</summary>
    public abstract bool AdvanceExact(int target);

    /// <summary>The next ordinal of the current document, or <see cref="NoMoreOrds"/>.</summary>
    public abstract long NextOrd();

    /// <summary>Number of distinct values.</summary>
    public abstract long ValueCount { get; }

    /// <summary>The bytes of an ordinal. Valid until the next look-up.</summary>
    public abstract ReadOnlySpan<byte> LookupOrd(long ord);

    /// <summary>Ordinal of a value, or -(insertion point) - 1.</summary>
    public virtual long LookupTerm(ReadOnlySpan<byte> term)
    {
        long low = 0;
        long high = ValueCount - 1;
        while (low <= high)
        {
            long mid = (low + high) >>> 1;
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
