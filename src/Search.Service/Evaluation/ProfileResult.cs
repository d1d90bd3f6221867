namespace Search.Service;

/// <summary>How a rank profile did on a collection.</summary>
/// <param name="Profile">Its name.</param>
/// <param name="Queries">Measures by query, in the collection's order.</param>
public sealed record ProfileResult(string Profile, IReadOnlyList<KeyValuePair<string, QueryMetrics>> Queries)
{
    /// <summary>Means over the queries.</summary>
    public QueryMetrics Mean { get; } = QueryMetrics.Mean([.. Queries.Select(q => q.Value)]);
}
