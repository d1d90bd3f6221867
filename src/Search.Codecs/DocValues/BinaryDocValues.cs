namespace Search.Codecs;

/// <summary>One byte string a document.</summary>
public abstract class BinaryDocValues : DocIdSetIterator
{
    /// <summary>Positions on that document (ascending over calls); whether it has a value.</summary>
    public abstract bool AdvanceExact(int target);

    /// <summary>The current document's bytes. Valid until the next step.</summary>
    public abstract ReadOnlySpan<byte> BinaryValue { get; }
}
