namespace Search.Queries;

/// <summary>Number of matching documents, exact or a lower bound.</summary>
/// <param name="Value">The number.</param>
/// <param name="Relation">What it says.</param>
public readonly record struct TotalHits(long Value, TotalHitsRelation Relation);
