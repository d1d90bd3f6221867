namespace Search.Queries;

/// <summary>
/// Counts the days, months or years of a numeric or sorted-numeric field of microseconds since 1970 UTC. A document counts
/// once for each stretch that one of its values lies in; stretches without a document are left out, unless they are selected.
/// </summary>
public sealed record DateHistogramFacet : FacetDefinition
{
    /// <summary>The stretches.</summary>
    public required CalendarUnit Unit { get; init; }

    /// <inheritdoc/>
    internal override FacetCounter CreateCounter() => new DateHistogramFacetCounter(this);
}
