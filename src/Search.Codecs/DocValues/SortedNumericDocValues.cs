namespace Search.Codecs;

/// <summary>Several 64-bit integers a document, ascending.</summary>
public abstract class SortedNumericDocValues : DocIdSetIterator
{
    /// <summary>Positions on that document (ascending over calls); whether it has values.</summary>
    public abstract bool AdvanceExact(int target);

    /// <summary>Number of values of the current document.</summary>
    public abstract int DocValueCount { get; }

    /// <summary>The next value of the current document.</summary>
    public abstract long NextValue();
}
