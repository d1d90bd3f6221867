namespace Search.Service;

/// <summary>How much of an index a change of the names touches.</summary>
/// <param name="Documents">Documents of the index.</param>
/// <param name="Affected">Those that would be tagged again.</param>
/// <param name="FrequentName">The most frequent name of one word among those that changed; empty for none.</param>
/// <param name="FrequentDocuments">How many documents hold that word.</param>
public sealed record ChangeExtent(long Documents, long Affected, string FrequentName, long FrequentDocuments);
