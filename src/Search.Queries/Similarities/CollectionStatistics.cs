namespace Search.Queries;

/// <summary>Statistics of a field over the whole reader, deleted documents included.</summary>
/// <param name="Field">The field.</param>
/// <param name="MaxDoc">Documents of the reader.</param>
/// <param name="DocCount">Documents that have the field.</param>
/// <param name="SumTotalTermFreq">Occurrences of all its terms.</param>
/// <param name="SumDocFreq">Sum of its terms' document frequencies.</param>
public sealed record CollectionStatistics(
    string Field, long MaxDoc, long DocCount, long SumTotalTermFreq, long SumDocFreq);
