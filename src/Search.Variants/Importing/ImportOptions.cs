namespace Search.Variants;

/// <summary>How an import is read.</summary>
public sealed record ImportOptions
{
    /// <summary>What the lines are.</summary>
    public ImportFormat Format { get; init; } = ImportFormat.JsonLines;

    /// <summary>The id of the source that the imported records name as their provenance.</summary>
    public required string SourceId { get; init; }

    /// <summary>What the source is: a file's name.</summary>
    public required string Title { get; init; }

    /// <summary>Its licence.</summary>
    public string Licence { get; init; } = "facts";

    /// <summary>Year and month of the import.</summary>
    public required string Checked { get; init; }

    /// <summary>The type of things that no list knows and whose line says none; Unspecified refuses them.</summary>
    public EntityType DefaultType { get; init; }
}
