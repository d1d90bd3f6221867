namespace Search.Codecs;

/// <summary>One 64-bit integer a document.</summary>
public abstract class NumericDocValues : DocIdSetIterator
{
    /// <summary>Positions on that document (ascending over calls); whether it has a value.</summary>
    public abstract bool AdvanceExact(int target);

    /// <summary>The current document's value.</summary>
    public abstract long LongValue { get; }
}
