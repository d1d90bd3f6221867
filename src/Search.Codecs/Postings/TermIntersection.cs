namespace Search.Codecs;

/// <summary>Steps through the terms of a field that an automaton accepts, in unsigned byte order.</summary>
public abstract class TermIntersection
{
    /// <summary>The current term's bytes. Valid until the next step.</summary>
    public abstract ReadOnlySpan<byte> Term { get; }

    /// <summary>The automaton's state after the current term.</summary>
    public abstract int State { get; }

    /// <summary>Steps to the next accepted term; false at the end.</summary>
    public abstract bool MoveNext();

    /// <summary>The postings of the current term.</summary>
    /// <param name="reuse">An enumerator that is no longer needed, or null.</param>
    /// <param name="flags">What will be asked of it.</param>
    public abstract PostingsEnum Postings(PostingsEnum? reuse, PostingsFlags flags);

    /// <summary>Where the current term's postings are, with its statistics.</summary>
    public abstract TermState GetTermState();

    /// <summary>Number of documents of the current term, deleted ones included.</summary>
    public abstract int DocFreq { get; }
}
