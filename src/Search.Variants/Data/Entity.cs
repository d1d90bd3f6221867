namespace Search.Variants;

/// <summary>Something that texts name: a state, a person, an organisation.</summary>
public sealed record Entity
{
    /// <summary>Index in <see cref="VariantSet.Entities"/>.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Stable id, such as <c>state/saudi-arabia</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required EntityType Type { get; init; }

    /// <summary>Names to show, by language.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>Ids elsewhere, by scheme.</summary>
    public required IReadOnlyDictionary<string, string> ExternalIds { get; init; }

    /// <summary>When it existed.</summary>
    public DateInterval Valid { get; init; }

    /// <summary>A neutral sentence on what is disputed about it.</summary>
    public string? Disputes { get; init; }

    /// <summary>Where it was checked: source ids, each with an optional place after <c>#</c>.</summary>
    public required IReadOnlyList<string> Provenance { get; init; }

    /// <summary>Its surfaces.</summary>
    public required IReadOnlyList<Variant> Variants { get; init; }

    /// <summary>The English name.</summary>
    public string DisplayName => Names["en"];
}
