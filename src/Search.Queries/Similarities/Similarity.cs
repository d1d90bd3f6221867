namespace Search.Queries;

/// <summary>Turns statistics into scores.</summary>
public abstract class Similarity
{
    /// <summary>The scorer of a term, or of a phrase of several terms.</summary>
    public abstract SimScorer CreateScorer(
        float boost, CollectionStatistics collection, ReadOnlySpan<TermStatistics> terms);
}
