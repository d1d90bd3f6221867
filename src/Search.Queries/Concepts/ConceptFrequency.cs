using Search.Indexing;

namespace Search.Queries;

/// <summary>In how many documents a concept occurs: stated, or that of base terms that every occurrence
/// carries.</summary>
public sealed record ConceptFrequency
{
    private ConceptFrequency(IReadOnlyList<Term> baseTerms, string statisticsField, long docFreq, long docCount)
    {
        BaseTerms = baseTerms;
        StatisticsField = statisticsField;
        DocFreq = docFreq;
        DocCount = docCount;
    }

    /// <summary>The base terms; empty when the frequency is stated.</summary>
    public IReadOnlyList<Term> BaseTerms { get; }

    /// <summary>The field whose documents are counted, for base terms.</summary>
    public string StatisticsField { get; }

    /// <summary>The stated document frequency.</summary>
    public long DocFreq { get; }

    /// <summary>The stated number of documents.</summary>
    public long DocCount { get; }

    /// <summary>A stated frequency.</summary>
    public static ConceptFrequency Stated(long docFreq, long docCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(docFreq);
        ArgumentOutOfRangeException.ThrowIfLessThan(docCount, docFreq);
        return new ConceptFrequency([], string.Empty, docFreq, docCount);
    }

    /// <summary>
    /// The frequency of base terms: the highest of theirs (of several fields the union is at least that), among the
    /// documents that have the statistics field.
    /// </summary>
    public static ConceptFrequency OfTerms(IEnumerable<Term> baseTerms, string statisticsField) =>
        new([.. baseTerms], statisticsField, 0, 0);

    /// <inheritdoc/>
    public bool Equals(ConceptFrequency? other) =>
        other is not null
        && other.StatisticsField == StatisticsField
        && other.DocFreq == DocFreq
        && other.DocCount == DocCount
        && other.BaseTerms.SequenceEqual(BaseTerms);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(StatisticsField, DocFreq, DocCount, BaseTerms.Count);

    /// <summary>Frequency and number of documents in a reader.</summary>
    internal (long DocFreq, long DocCount) Resolve(IndexSearcher searcher)
    {
        if (BaseTerms.Count == 0)
        {
            return (DocFreq, DocCount);
        }
        long docFreq = BaseTerms.Max(t => searcher.GetTermStates(t).Statistics.DocFreq);
        long docCount = searcher.CollectionStatistics(StatisticsField).DocCount;
        return (docFreq, Math.Max(docFreq, docCount));
    }
}
