using Search.Codecs;

namespace Search.Queries;

/// <summary>Counts the occurrences of a phrase in the document on which all its terms stand.</summary>
internal abstract class PhraseMatcher
{
    private protected PhraseMatcher(PostingsEnum[] postings) => Postings = postings;

    /// <summary>The terms' postings, in the phrase's order.</summary>
    private protected PostingsEnum[] Postings { get; }

    /// <summary>Whether a term occurs at least as often in a document as the phrase counts.</summary>
    internal abstract bool IsBoundByTerms { get; }

    /// <summary>The phrase's frequency in the current document; 0 when it does not occur. Reads the positions: once a
    /// document.</summary>
    internal abstract float Freq();
}
