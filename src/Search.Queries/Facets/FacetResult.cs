namespace Search.Queries;

/// <summary>The counts of a facet; exact, unless the search ended early.</summary>
/// <param name="Buckets">
/// Values by falling count, then the selected ones that are not among the most frequent; ranges as they were given; stretches of
/// time ascending.
/// </param>
/// <param name="Missing">Counted documents without a value in the field.</param>
/// <param name="Distinct">How many buckets have a document, whether they are returned or not.</param>
public sealed record FacetResult(IReadOnlyList<FacetBucket> Buckets, long Missing, long Distinct);
