using Search.Codecs;

namespace Search.Queries;

/// <summary>One score for every document of an iterator, or of another scorer.</summary>
internal sealed class ConstantScorer : TwoStepScorer
{
    private readonly Scorer? _inner;
    private readonly float _score;
    private readonly bool _topScores;
    private bool _hopeless;

    internal ConstantScorer(DocIdSetIterator docs, float score, ScoreMode mode)
    {
        _inner = docs as Scorer;
        Approximation = _inner?.Approximation ?? docs;
        _score = score;
        _topScores = mode == ScoreMode.TopScores;
    }

    /// <inheritdoc/>
    public override DocIdSetIterator Approximation { get; }

    /// <inheritdoc/>
    public override float ConfirmCost => _inner?.ConfirmCost ?? 0;

    /// <inheritdoc/>
    public override bool Confirm() => _inner?.Confirm() ?? true;

    /// <inheritdoc/>
    public override int NextDoc() => _hopeless ? base.Advance(NoMoreDocs) : base.NextDoc();

    /// <inheritdoc/>
    public override float Score() => _score;

    /// <inheritdoc/>
    public override float GetMaxScore(int upTo) => _score;

    /// <inheritdoc/>
    public override void SetMinCompetitiveScore(float minScore) => _hopeless |= _topScores && minScore > _score;
}
