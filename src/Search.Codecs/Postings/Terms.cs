namespace Search.Codecs;

/// <summary>The terms of one field of one segment, with its statistics.</summary>
public abstract class Terms
{
    /// <summary>Number of distinct terms.</summary>
    public abstract long Count { get; }

    /// <summary>Sum of term frequencies; equals <see cref="SumDocFreq"/> when frequencies are not stored.</summary>
    public abstract long SumTotalTermFreq { get; }

    /// <summary>Sum of document frequencies.</summary>
    public abstract long SumDocFreq { get; }

    /// <summary>Number of documents that have the field.</summary>
    public abstract int DocCount { get; }

    /// <summary>The smallest term.</summary>
    public abstract ReadOnlySpan<byte> Min { get; }

    /// <summary>The greatest term.</summary>
    public abstract ReadOnlySpan<byte> Max { get; }

    /// <summary>A fresh enumerator, for one thread.</summary>
    public abstract TermsEnum Iterator();

    /// <summary>The terms that an automaton accepts, for one thread.</summary>
    public virtual TermIntersection Intersect(ByteAutomaton automaton) => new FilteredTerms(Iterator(), automaton);
}
