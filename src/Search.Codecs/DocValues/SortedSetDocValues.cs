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
}
