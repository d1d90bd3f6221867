using Search.Variants;

namespace Search.Service;

/// <summary>How the lines of an import are read.</summary>
public sealed record ImportRequest
{
    /// <summary>What they are.</summary>
    public ImportFormat Format { get; init; } = ImportFormat.JsonLines;

    /// <summary>What they come from: a file's name. The set's name when empty.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Their licence; "facts" when empty.</summary>
    public string Licence { get; init; } = string.Empty;

    /// <summary>The type of things that no list knows; Unspecified refuses them.</summary>
    public EntityType DefaultType { get; init; }

    /// <summary>Start from nothing instead of what the set has.</summary>
    public bool Replace { get; init; }
}
