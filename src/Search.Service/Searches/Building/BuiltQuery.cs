using Search.Queries;
using Search.Variants;

namespace Search.Service;

/// <summary>What a request's input became.</summary>
internal sealed record BuiltQuery
{
    /// <summary>The query to run, its filter included.</summary>
    public required Query Query { get; init; }

    /// <summary>The parts of the input that are not expanded.</summary>
    public required IReadOnlyList<QueryPartQuery> Parts { get; init; }

    /// <summary>The expansions of the texts and entities in it, in order.</summary>
    public required IReadOnlyList<ExpandedQuery> Expansions { get; init; }

    /// <summary>The highest tier that an entity's own node allows, by the index of its expansion.</summary>
    public IReadOnlyDictionary<int, int> EntityTiers { get; init; } = new Dictionary<int, int>();

    /// <summary>What was left out.</summary>
    public IReadOnlyList<DroppedPart> Dropped =>
    [
        .. Expansions.SelectMany(e => e.Dropped)
            .Select(d => new DroppedPart(d.QueryPart, d.What, d.Reason))
            .Distinct(),
        .. LeftOut,
    ];

    /// <summary>What else was left out.</summary>
    public IReadOnlyList<DroppedPart> LeftOut { get; init; } = [];
}
