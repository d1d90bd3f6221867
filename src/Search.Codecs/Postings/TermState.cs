namespace Search.Codecs;

/// <summary>Opaque place of a term's postings in one segment. Immutable.</summary>
public abstract class TermState
{
    /// <summary>Number of documents of the term.</summary>
    public abstract int DocFreq { get; }

    /// <summary>Occurrences of the term.</summary>
    public abstract long TotalTermFreq { get; }
}
