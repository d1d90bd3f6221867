namespace Search.Variants;

/// <summary>Something that a limit or an option left out of a query.</summary>
/// <param name="QueryPart">The words of the query.</param>
/// <param name="What">What was left out: a reading, a member, a kind.</param>
/// <param name="Reason">Why.</param>
public sealed record DroppedVariant(string QueryPart, string What, string Reason);
