using Search.Variants;

namespace Search.Service;

/// <summary>Asks which names the sources print for an entity.</summary>
public sealed record LabelRequest
{
    /// <summary>The entity's id, or empty when it is given by name.</summary>
    public string EntityId { get; init; } = string.Empty;

    /// <summary>A name that means exactly one entity, or empty when it is given by id.</summary>
    public string EntityName { get; init; } = string.Empty;

    /// <summary>Which documents count; null for all.</summary>
    public QueryNode? Filter { get; init; }

    /// <summary>How long a row lasts.</summary>
    public LabelPeriod Period { get; init; }

    /// <summary>The kinds that count; empty for all.</summary>
    public IReadOnlyList<VariantKind> Kinds { get; init; } = [];

    /// <summary>Rows at most.</summary>
    public int MaxRows { get; init; } = 1000;
}
