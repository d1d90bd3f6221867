namespace Search.Queries;

/// <summary>The best hits of a search.</summary>
/// <param name="TotalHits">How many documents match.</param>
/// <param name="ScoreDocs">The hits in order.</param>
/// <param name="IsPartial">True when the soft deadline ended the search early.</param>
public sealed record TopDocs(TotalHits TotalHits, IReadOnlyList<ScoreDoc> ScoreDocs, bool IsPartial = false)
{
    /// <summary>The counts of <see cref="SearchOptions.Facets"/>, in their order.</summary>
    public IReadOnlyList<FacetResult> Facets { get; init; } = [];

    /// <summary>With <see cref="SearchOptions.Collapse"/>: how many groups the hits make; else null.</summary>
    public long? GroupCount { get; init; }
}
