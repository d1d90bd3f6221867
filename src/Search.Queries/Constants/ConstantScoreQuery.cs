using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>The documents of another query, each with a score of 1.</summary>
public sealed class ConstantScoreQuery : Query
{
    /// <summary>Creates the query.</summary>
    public ConstantScoreQuery(Query inner) => Inner = inner;

    /// <summary>The query whose documents match.</summary>
    public Query Inner { get; }

    /// <inheritdoc/>
    public override Query Rewrite(IndexReader reader)
    {
        Query inner = Inner.Rewrite(reader);
        while (inner is BoostQuery or ConstantScoreQuery)
        {
            inner = inner is BoostQuery boosted ? boosted.Inner : ((ConstantScoreQuery)inner).Inner;
        }
        return inner is MatchNoDocsQuery ? inner
            : ReferenceEquals(inner, Inner) ? this
            : new ConstantScoreQuery(inner);
    }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        new InnerWeight(this, Inner.CreateWeight(searcher, ScoreMode.CompleteNoScores, 1f), mode, boost);

    /// <inheritdoc/>
    public override void Visit(Action<Query> visitor)
    {
        visitor(this);
        Inner.Visit(visitor);
    }

    /// <inheritdoc/>
    public override string ToString(string defaultField) => $"ConstantScore({Inner.ToString(defaultField)})";

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ConstantScoreQuery other && other.Inner.Equals(Inner);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(nameof(ConstantScoreQuery), Inner);

    private sealed class InnerWeight(ConstantScoreQuery query, Weight inner, ScoreMode mode, float score)
        : ConstantScoreWeight(query, mode, score)
    {
        public override int Count(LeafReaderContext leaf) => inner.Count(leaf);

        public override bool Matches(LeafReaderContext leaf, int doc, ICollection<QueryMatch> into) =>
            inner.Matches(leaf, doc, into);

        private protected override DocIdSetIterator? GetDocs(LeafReaderContext leaf) => inner.GetScorer(leaf);
    }
}
