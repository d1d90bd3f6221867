namespace Search.Service;

/// <summary>Documents that mention an entity under any of its names, up to a tier.</summary>
public sealed record EntityNode : QueryNode
{
    /// <summary>The entity's id, or empty when it is given by name.</summary>
    public string Id { get; init; } = string.Empty;

    /// <summary>A name that means exactly one entity, or empty when it is given by id.</summary>
    public string EntityName { get; init; } = string.Empty;

    /// <summary>The loosest tier that counts; null for all.</summary>
    public int? MaxTier { get; init; }

    /// <inheritdoc/>
    protected override string Describe() =>
        FormattableString.Invariant($"entity({Quote(Id)},{Quote(EntityName)},{MaxTier})");
}
