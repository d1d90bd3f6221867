namespace Search.Service;

/// <summary>The variant sets of a data folder, and what is served.</summary>
public sealed record VariantSetList
{
    /// <summary>The user's own sets, by name.</summary>
    public required IReadOnlyList<StoredVariantSet> Sets { get; init; }

    /// <summary>The version of what the process was started with.</summary>
    public required string BaseVersion { get; init; }

    /// <summary>The set that is served.</summary>
    public required string ActiveSet { get; init; }

    /// <summary>Its version.</summary>
    public required string ActiveVersion { get; init; }

    /// <summary>The set that was served before; empty for none.</summary>
    public required string FormerSet { get; init; }

    /// <summary>Its version.</summary>
    public required string FormerVersion { get; init; }
}
