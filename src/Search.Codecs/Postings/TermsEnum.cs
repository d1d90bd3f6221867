namespace Search.Codecs;

/// <summary>Steps through the terms of a field in unsigned byte order, or seeks one.</summary>
public abstract class TermsEnum
{
    /// <summary>Outcome of <see cref="SeekCeil"/>.</summary>
    public enum SeekStatus
    {
        /// <summary>No term at or after the one sought.</summary>
        End,

        /// <summary>The term itself.</summary>
        Found,

        /// <summary>Positioned on the next greater term.</summary>
        NotFound,
    }

    /// <summary>The current term's bytes. Valid until the next step or seek.</summary>
    public abstract ReadOnlySpan<byte> Term { get; }

    /// <summary>Number of documents of the current term, deleted ones included.</summary>
    public abstract int DocFreq { get; }

    /// <summary>Occurrences of the current term over all documents; equals <see cref="DocFreq"/> when the field stores no frequencies.</summary>
    public abstract long TotalTermFreq { get; }

    /// <summary>Steps to the next term; false at the end. On a fresh enumerator: the first term.</summary>
    public abstract bool MoveNext();

    /// <summary>Positions on exactly that term; false (position undefined) when it is absent.</summary>
    public abstract bool SeekExact(ReadOnlySpan<byte> term);

    /// <summary>Positions on that term or the next greater one.</summary>
    public abstract SeekStatus SeekCeil(ReadOnlySpan<byte> term);

    /// <summary>The postings of the current term. Deleted documents are included: callers check live docs.</summary>
    /// <param name="reuse">An enumerator from an earlier call that is no longer needed, or null.</param>
    /// <param name="flags">What will be asked of it.</param>
    public abstract PostingsEnum Postings(PostingsEnum? reuse, PostingsFlags flags);

    /// <summary>Where the current term's postings are, for <see cref="SeekExact(ReadOnlySpan{byte}, TermState)"/>; shareable between threads.</summary>
    public abstract TermState GetTermState();

    /// <summary>Positions on a term whose state is known without touching the dictionary.</summary>
    public abstract void SeekExact(ReadOnlySpan<byte> term, TermState state);
}
