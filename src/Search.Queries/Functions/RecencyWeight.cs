using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>The other query's weight, with the age of each document beside it.</summary>
/// <param name="query">The query.</param>
/// <param name="inner">The other weight.</param>
/// <param name="newest">The moment from which ages count.</param>
internal sealed class RecencyWeight(RecencyQuery query, Weight inner, long newest) : Weight(query)
{
    /// <inheritdoc/>
    public override Scorer? GetScorer(LeafReaderContext leaf) => inner.GetScorer(leaf) is { } scorer
        ? new RecencyScorer(query, scorer, leaf.Reader.GetNumericDocValues(query.Field), newest)
        : null;

    /// <inheritdoc/>
    public override int Count(LeafReaderContext leaf) => inner.Count(leaf);

    /// <inheritdoc/>
    public override Explanation Explain(LeafReaderContext leaf, int doc)
    {
        Explanation whole = inner.Explain(leaf, doc);
        if (!whole.IsMatch)
        {
            return whole;
        }
        NumericDocValues? values = leaf.Reader.GetNumericDocValues(query.Field);
        bool isDated = values is not null && values.AdvanceExact(doc);
        float factor = isDated && values is not null ? query.Factor((double)newest - values.LongValue) : (float)query.Floor;
        return Explanation.Match(
            (float)whole.Value * factor,
            "score times recency, product of:",
            whole,
            Explanation.Match(factor, isDated ? $"recency by {query.Field}" : $"no {query.Field}: the floor of recency"));
    }

    /// <inheritdoc/>
    public override bool Matches(LeafReaderContext leaf, int doc, ICollection<QueryMatch> into) =>
        inner.Matches(leaf, doc, into);

    /// <inheritdoc/>
    public override OccurrenceReader? GetOccurrences(LeafReaderContext leaf) => inner.GetOccurrences(leaf);
}
