using Search.Indexing;

namespace Search.Queries;

/// <summary>No document.</summary>
public sealed class MatchNoDocsQuery : Query
{
    /// <summary>Creates the query with the reason why nothing can match.</summary>
    public MatchNoDocsQuery(string reason = "") => Reason = reason;

    /// <summary>Why nothing can match.</summary>
    public string Reason { get; }

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) => new NoDocsWeight(this);

    /// <inheritdoc/>
    public override string ToString(string defaultField) => $"MatchNoDocsQuery(\"{Reason}\")";

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MatchNoDocsQuery;

    /// <inheritdoc/>
    public override int GetHashCode() => nameof(MatchNoDocsQuery).GetHashCode(StringComparison.Ordinal);

    private sealed class NoDocsWeight(MatchNoDocsQuery query) : Weight(query)
    {
        public override Scorer? GetScorer(LeafReaderContext leaf) => null;

        public override int Count(LeafReaderContext leaf) => 0;

        public override Explanation Explain(LeafReaderContext leaf, int doc) => Explanation.NoMatch(query.ToString());
    }
}
