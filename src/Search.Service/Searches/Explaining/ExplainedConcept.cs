using Search.Variants;

namespace Search.Service;

/// <summary>What one part of a query finds in a document.</summary>
public sealed record ExplainedConcept
{
    /// <summary>The words of the query, or the name of the node.</summary>
    public required string QueryPart { get; init; }

    /// <summary>Where and how the document has it, strongest first; empty when it does not.</summary>
    public required IReadOnlyList<MatchedPart> Matched { get; init; }

    /// <summary>When it does not match: what would, were it allowed; nearest first.</summary>
    public IReadOnlyList<WithheldMatch> Withheld { get; init; } = [];

    /// <summary>When it does not match: why not.</summary>
    public string Reason { get; init; } = string.Empty;
}
