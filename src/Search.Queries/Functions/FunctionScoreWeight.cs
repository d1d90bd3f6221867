using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>A query's weight with its scores multiplied by a function of a doc value.</summary>
internal sealed class FunctionScoreWeight : Weight
{
    private readonly FunctionScoreQuery _query;
    private readonly Weight _inner;
    private readonly float _boost;

    internal FunctionScoreWeight(FunctionScoreQuery query, Weight inner, float boost)
        : base(query)
    {
        _query = query;
        _inner = inner;
        _boost = boost;
    }

    /// <inheritdoc/>
    public override Scorer? GetScorer(LeafReaderContext leaf) => _inner.GetScorer(leaf) is { } inner
        ? new FunctionScorer(
            inner, leaf.Reader.GetNumericDocValues(_query.Field), _query.Function, _query.Missing, _boost)
        : null;

    /// <inheritdoc/>
    public override int Count(LeafReaderContext leaf) => _inner.Count(leaf);

    /// <inheritdoc/>
    public override Explanation Explain(LeafReaderContext leaf, int doc)
    {
        Explanation inner = _inner.Explain(leaf, doc);
        if (!inner.IsMatch || !TryScore(leaf, doc, out float score))
        {
            return Explanation.NoMatch("the query does not match", inner);
        }
        NumericDocValues? values = leaf.Reader.GetNumericDocValues(_query.Field);
        Explanation factor = values is not null && values.AdvanceExact(doc)
            ? Explanation.Match(
                _query.Function.Of(values.LongValue),
                FormattableString.Invariant($"{_query.Function} of {_query.Field} = {values.LongValue}"))
            : Explanation.Match(_query.Missing, $"no value of {_query.Field}");
        return Explanation.Match(score, "product of:", inner, factor, Explanation.Match(_boost, "boost"));
    }

    /// <inheritdoc/>
    public override bool Matches(LeafReaderContext leaf, int doc, ICollection<QueryMatch> into) =>
        _inner.Matches(leaf, doc, into);

    /// <inheritdoc/>
    public override OccurrenceReader? GetOccurrences(LeafReaderContext leaf) => _inner.GetOccurrences(leaf);
}
