using Search.Indexing;

namespace Search.Queries;

/// <summary>The other query's weight, with the check beside it.</summary>
internal sealed class CheckedWeight(CheckedQuery query, Weight inner) : Weight(query)
{
    /// <inheritdoc/>
    public override Scorer? GetScorer(LeafReaderContext leaf)
    {
        Scorer? scorer = inner.GetScorer(leaf);
        return scorer is not null && query.Check.Open(leaf) is { } check ? new CheckedScorer(scorer, check) : scorer;
    }

    /// <inheritdoc/>
    public override Explanation Explain(LeafReaderContext leaf, int doc) =>
        Accepts(leaf, doc) ? inner.Explain(leaf, doc) : Explanation.NoMatch($"{Query} does not hold on a second look");

    /// <inheritdoc/>
    public override bool Matches(LeafReaderContext leaf, int doc, ICollection<QueryMatch> into) =>
        Accepts(leaf, doc) && inner.Matches(leaf, doc, into);

    /// <inheritdoc/>
    public override OccurrenceReader? GetOccurrences(LeafReaderContext leaf) => inner.GetOccurrences(leaf);

    private bool Accepts(LeafReaderContext leaf, int doc) => query.Check.Open(leaf)?.Accepts(doc) ?? true;
}
