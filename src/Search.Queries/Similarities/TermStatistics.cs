namespace Search.Queries;

/// <summary>Statistics of a term over the whole reader, deleted documents included.</summary>
/// <param name="DocFreq">Documents that hold the term.</param>
/// <param name="TotalTermFreq">Its occurrences.</param>
public readonly record struct TermStatistics(long DocFreq, long TotalTermFreq);
