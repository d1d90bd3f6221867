namespace Search.Queries;

/// <summary>
/// Counts documents with a numeric or sorted-numeric value in given ranges, which may overlap; the label of a bucket is the
/// name of the range.
/// </summary>
public sealed record RangeFacet : FacetDefinition
{
    /// <summary>Most ranges of one facet.</summary>
    public const int MaxRanges = 64;

    /// <summary>The ranges, of different names; at most <see cref="MaxRanges"/>.</summary>
    public required IReadOnlyList<FacetRange> Ranges { get; init; }

    /// <inheritdoc/>
    internal override FacetCounter CreateCounter() => new RangeFacetCounter(this);
}
