namespace Search.Queries;

/// <summary>
/// What is counted beside the hits: values of one field, in buckets. Selected buckets filter the hits: those of one facet are
/// alternatives, facets must all agree. A facet counts the hits that its own selection would have without it (drill
/// sideways), so that the other values of a selected facet keep their counts.
/// </summary>
public abstract record FacetDefinition
{
    private protected FacetDefinition()
    {
    }

    /// <summary>The field whose doc values are counted.</summary>
    public required string Field { get; init; }

    /// <summary>Labels of the buckets that hits must be in, any of them; empty for no selection.</summary>
    public IReadOnlyList<string> Selected { get; init; } = [];

    /// <summary>A counter for one search.</summary>
    internal abstract FacetCounter CreateCounter();
}
