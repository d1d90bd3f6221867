using Search.Codecs;

namespace Search.Queries;

/// <summary>Another scorer whose confirmed matches are looked at once more.</summary>
internal sealed class CheckedScorer(Scorer inner, LeafMatchCheck check) : TwoStepScorer
{
    /// <summary>Reading a document's mention table or text costs far more than a position check.</summary>
    private const float CheckCost = 1000;

    /// <inheritdoc/>
    public override DocIdSetIterator Approximation => inner.Approximation;

    /// <inheritdoc/>
    public override float ConfirmCost => inner.ConfirmCost + CheckCost;

    /// <inheritdoc/>
    public override bool Confirm() => inner.Confirm() && check.Accepts(inner.DocId);

    /// <inheritdoc/>
    public override float Score() => inner.Score();

    /// <inheritdoc/>
    public override float ScoreAtLeast(float floor) => inner.ScoreAtLeast(floor);

    /// <inheritdoc/>
    public override int AdvanceShallow(int target) => inner.AdvanceShallow(target);

    /// <inheritdoc/>
    public override float GetMaxScore(int upTo) => inner.GetMaxScore(upTo);

    /// <inheritdoc/>
    public override void SetMinCompetitiveScore(float minScore) => inner.SetMinCompetitiveScore(minScore);
}
