namespace Search.Codecs;

/// <summary>Steps through document ids in ascending order.</summary>
public abstract class DocIdSetIterator
{
    /// <summary>The id after the last document.</summary>
    public const int NoMoreDocs = int.MaxValue;

    /// <summary>-1 before the first call, <see cref="NoMoreDocs"/> after the last document, else the current id.</summary>
    public abstract int DocId { get; }

    /// <summary>Steps to the next document.</summary>
    public abstract int NextDoc();

    /// <summary>Steps to the first document at or after <paramref name="target"/>, which must be past the current one.</summary>
    public abstract int Advance(int target);

    /// <summary>Upper bound of the number of documents.</summary>
    public abstract long Cost { get; }
}
