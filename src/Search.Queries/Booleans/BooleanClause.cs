namespace Search.Queries;

/// <summary>A clause of a boolean query.</summary>
/// <param name="Query">The clause's query.</param>
/// <param name="Occur">How it takes part.</param>
public sealed record BooleanClause(Query Query, Occur Occur);
