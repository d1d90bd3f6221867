using Search.Codecs;

namespace Search.Queries;

/// <summary>Another scorer whose scores decay with the age of the document. No factor is above 1: its bounds hold.</summary>
internal sealed class RecencyScorer(RecencyQuery query, Scorer inner, NumericDocValues? moments, long newest)
    : TwoStepScorer
{
    /// <inheritdoc/>
    public override DocIdSetIterator Approximation => inner.Approximation;

    /// <inheritdoc/>
    public override float ConfirmCost => inner.ConfirmCost;

    /// <inheritdoc/>
    public override bool Confirm() => inner.Confirm();

    /// <inheritdoc/>
    public override float Score() => inner.Score()
        * (moments is not null && moments.AdvanceExact(inner.DocId)
            ? query.Factor((double)newest - moments.LongValue)
            : (float)query.Floor);

    /// <inheritdoc/>
    public override int AdvanceShallow(int target) => inner.AdvanceShallow(target);

    /// <inheritdoc/>
    public override float GetMaxScore(int upTo) => inner.GetMaxScore(upTo);

    /// <inheritdoc/>
    public override void SetMinCompetitiveScore(float minScore) => inner.SetMinCompetitiveScore(minScore);
}
