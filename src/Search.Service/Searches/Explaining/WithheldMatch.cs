using Search.Variants;

namespace Search.Service;

/// <summary>Evidence that a document has and that the request keeps out.</summary>
/// <param name="Match">The evidence.</param>
/// <param name="Reason">What keeps it out.</param>
public sealed record WithheldMatch(MatchedPart Match, string Reason);
