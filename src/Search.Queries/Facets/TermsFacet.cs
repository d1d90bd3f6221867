namespace Search.Queries;

/// <summary>
/// Counts the values of a sorted or sorted-set field; the label of a bucket is the value. A document counts once for each of
/// its values.
/// </summary>
public sealed record TermsFacet : FacetDefinition
{
    /// <summary>
    /// The most frequent values that are returned; of equal counts the smaller value. Selected values follow when they are
    /// not among them.
    /// </summary>
    public int Top { get; init; } = 10;

    /// <inheritdoc/>
    internal override FacetCounter CreateCounter() => new TermsFacetCounter(this);
}
