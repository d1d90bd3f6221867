namespace Search.Service;

/// <summary>A variant set of the user's own: records on top of the data that the process was started with.</summary>
public sealed record StoredVariantSet
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>The versions that are kept, oldest first; the last one is the newest.</summary>
    public IReadOnlyList<VariantSetVersion> Versions { get; init; } = [];
}
