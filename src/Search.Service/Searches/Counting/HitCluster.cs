namespace Search.Service;

/// <summary>The cluster that a hit stands for.</summary>
/// <param name="Value">The value that its hits share; None when they have none.</param>
/// <param name="Size">How many hits it has, the one that is shown included.</param>
/// <param name="Hits">Its next hits, when they were asked for.</param>
public sealed record HitCluster(FieldValue Value, long Size, IReadOnlyList<SearchHit> Hits);
