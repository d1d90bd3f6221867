namespace Search.Service;

/// <summary>The best hits of a query by id alone.</summary>
/// <param name="Ids">The ids, best first.</param>
/// <param name="Total">How many documents match.</param>
internal sealed record RankedIds(IReadOnlyList<string> Ids, long Total);
