namespace Search.Queries;

/// <summary>
/// Counts the days, months or years of a numeric or sorted-numeric field of microseconds since 1970 UTC. A document counts
/// once for each stretch that one of its values lies in; stretches without a document are left out, unless they are selected.
/// </summary>
public sealed record DateHistogramFacet : FacetDefinition
{
    /// <summary>The stretches.</summary>
    public required CalendarUnit Unit { get; init; }

    /// <summary>Whether a text is the label of a stretch, of the years 1 to 9999.</summary>
    public static bool IsLabel(CalendarUnit unit, string text) => Queries.Calendar.TryParse(unit, text, out _);

    /// <inheritdoc/>
    internal override FacetCounter CreateCounter() => new DateHistogramFacetCounter(this);
}
