using Search.Variants;

namespace Search.Service;

/// <summary>What an input became.</summary>
public sealed record QueryExpansion
{
    /// <summary>The query that is run.</summary>
    public required ExpansionNode Query { get; init; }

    /// <summary>The parts that have a meaning beyond their words.</summary>
    public required IReadOnlyList<QueryConcept> Concepts { get; init; }

    /// <summary>What was left out.</summary>
    public required IReadOnlyList<DroppedPart> Dropped { get; init; }

    /// <summary>How many postings the query reads at most.</summary>
    public required long Cost { get; init; }

    /// <summary>Version of the variant data.</summary>
    public required string VariantDataVersion { get; init; }
}
