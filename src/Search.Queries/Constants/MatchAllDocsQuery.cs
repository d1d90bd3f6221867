using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>Every document, with a score of 1.</summary>
public sealed class MatchAllDocsQuery : Query
{
    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher, ScoreMode mode, float boost) =>
        new AllDocsWeight(this, mode, boost);

    /// <inheritdoc/>
    public override string ToString(string defaultField) => "*:*";

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MatchAllDocsQuery;

    /// <inheritdoc/>
    public override int GetHashCode() => nameof(MatchAllDocsQuery).GetHashCode(StringComparison.Ordinal);

    private sealed class AllDocsWeight(MatchAllDocsQuery query, ScoreMode mode, float score)
        : ConstantScoreWeight(query, mode, score)
    {
        public override int Count(LeafReaderContext leaf) => leaf.Reader.NumDocs;

        private protected override DocIdSetIterator GetDocs(LeafReaderContext leaf) =>
            new AllDocsIterator(leaf.Reader.MaxDoc);
    }
}
