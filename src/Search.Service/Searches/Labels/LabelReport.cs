using Search.Variants;

namespace Search.Service;

/// <summary>Which names the sources print for an entity: counts only.</summary>
public sealed record LabelReport
{
    /// <summary>The entity.</summary>
    public required Entity Entity { get; init; }

    /// <summary>Documents that mention it under the kinds asked for.</summary>
    public required long Documents { get; init; }

    /// <summary>The rows: by period, then source, then documents (most first).</summary>
    public required IReadOnlyList<LabelCount> Counts { get; init; }

    /// <summary>
    /// Rows that are not among them because there are more than asked for; those with the fewest documents.
    /// </summary>
    public required int LeftOut { get; init; }

    /// <summary>What the searches saw.</summary>
    public required long ServedSequence { get; init; }

    /// <summary>Version of the variant data.</summary>
    public required string VariantDataVersion { get; init; }
}
