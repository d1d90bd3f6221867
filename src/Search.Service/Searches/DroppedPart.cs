namespace Search.Service;

/// <summary>Something that was left out of a query.</summary>
/// <param name="QueryPart">The words of the query.</param>
/// <param name="What">What was left out.</param>
/// <param name="Reason">Why.</param>
public sealed record DroppedPart(string QueryPart, string What, string Reason);
