using Search.Queries;

namespace Search.Variants;

/// <summary>What a query's text became.</summary>
public sealed record ExpandedQuery
{
    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>The query to run: interpretations combine by the best.</summary>
    public required Query Query { get; init; }

    /// <summary>The interpretations, best first; at least one.</summary>
    public required IReadOnlyList<QueryInterpretation> Interpretations { get; init; }

    /// <summary>What must not match.</summary>
    public required IReadOnlyList<Query> Excluded { get; init; }

    /// <summary>What was left out.</summary>
    public required IReadOnlyList<DroppedVariant> Dropped { get; init; }

    /// <summary>Version of the data it was expanded with.</summary>
    public required string Version { get; init; }

    /// <summary>The concepts of the best interpretation.</summary>
    public IReadOnlyList<QueryConcept> Concepts => Interpretations[0].Concepts;
}
