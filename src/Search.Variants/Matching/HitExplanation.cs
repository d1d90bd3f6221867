namespace Search.Variants;

/// <summary>Why a document is a hit.</summary>
/// <param name="Parts">For each concept that matched: the winning reading's surfaces, each once a field, strongest
/// kind first.</param>
/// <param name="Spans">Every occurrence, by field and start, for highlights.</param>
public sealed record HitExplanation(IReadOnlyList<MatchedPart> Parts, IReadOnlyList<MatchedSpan> Spans)
{
    /// <summary>Number of the interpretation of the query that is best in this document.</summary>
    public int Interpretation { get; init; }
}
