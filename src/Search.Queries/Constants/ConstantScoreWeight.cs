using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>Weight of a query that gives every match one score.</summary>
internal abstract class ConstantScoreWeight : Weight
{
    private readonly ScoreMode _mode;

    private protected ConstantScoreWeight(Query query, ScoreMode mode, float score)
        : base(query)
    {
        _mode = mode;
        Score = score;
    }

    /// <summary>The score.</summary>
    private protected float Score { get; }

    /// <inheritdoc/>
    public sealed override Scorer? GetScorer(LeafReaderContext leaf)
    {
        DocIdSetIterator? docs = GetDocs(leaf);
        return docs is null ? null : new ConstantScorer(docs, Score, _mode);
    }

    /// <inheritdoc/>
    public override Explanation Explain(LeafReaderContext leaf, int doc) =>
        TryScore(leaf, doc, out float score)
            ? Explanation.Match(score, $"{Query}, constant score")
            : Explanation.NoMatch($"{Query} does not match");

    /// <summary>The matching documents (a <see cref="Scorer"/> keeps its two steps), or null for none.</summary>
    private protected abstract DocIdSetIterator? GetDocs(LeafReaderContext leaf);
}
