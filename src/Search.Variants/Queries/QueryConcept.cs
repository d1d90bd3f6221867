using Search.Queries;

namespace Search.Variants;

/// <summary>One thing a query asks for.</summary>
public sealed record QueryConcept
{
    /// <summary>The words of the query.</summary>
    public required string QueryPart { get; init; }

    /// <summary>Start in the query in UTF-16 units.</summary>
    public required int StartOffset { get; init; }

    /// <summary>End (exclusive).</summary>
    public required int EndOffset { get; init; }

    /// <summary>What they may mean, best first; readings combine by the best.</summary>
    public required IReadOnlyList<QueryReading> Readings { get; init; }

    /// <summary>The query for it.</summary>
    public required Query Query { get; init; }

    /// <summary>What counts as one thing each when documents that match more of a query are preferred.</summary>
    internal IReadOnlyList<Query> Clauses
    {
        get => field ?? [Query];
        init;
    }
}
