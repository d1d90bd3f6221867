namespace Search.Service;

/// <summary>What a facet counted.</summary>
/// <param name="Name">The facet's name.</param>
/// <param name="Field">The field.</param>
/// <param name="Buckets">The counts.</param>
/// <param name="Missing">Documents without a value.</param>
/// <param name="Distinct">How many values, ranges or dates have a document, whether they are listed or not.</param>
public sealed record FacetCounts(
    string Name, string Field, IReadOnlyList<FacetCount> Buckets, long Missing, long Distinct);
