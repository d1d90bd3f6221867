namespace Search.Variants.Tests.Cases;

/// <summary>A hit of a case.</summary>
internal sealed record CaseHit(string Id, float Score, IReadOnlyList<MatchedPart> Parts);
