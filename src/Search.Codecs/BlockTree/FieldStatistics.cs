namespace Search.Codecs.BlockTree;

/// <summary>What .tmd records of a field.</summary>
/// <param name="Count">Distinct terms.</param>
/// <param name="SumTotalTermFreq">Occurrences of all terms; equals <paramref name="SumDocFreq"/> without frequencies.</param>
/// <param name="SumDocFreq">Documents of all terms.</param>
/// <param name="DocCount">Documents that have the field.</param>
internal readonly record struct FieldStatistics(long Count, long SumTotalTermFreq, long SumDocFreq, int DocCount);
