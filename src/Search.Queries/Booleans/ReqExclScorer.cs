using Search.Codecs;

namespace Search.Queries;

/// <summary>A scorer without the documents of another.</summary>
internal sealed class ReqExclScorer : TwoStepScorer
{
    private readonly Scorer _required;
    private readonly Scorer _excluded;

    internal ReqExclScorer(Scorer required, Scorer excluded)
    {
        _required = required;
        _excluded = excluded;
    }

    /// <inheritdoc/>
    public override DocIdSetIterator Approximation => _required.Approximation;

    /// <inheritdoc/>
    public override float ConfirmCost => _required.ConfirmCost + 10;

    /// <inheritdoc/>
    public override bool Confirm()
    {
        int doc = _required.DocId;
        int at = _excluded.DocId;
        if (at < doc)
        {
            at = _excluded.Advance(doc);
        }
        return at != doc && _required.Confirm();
    }

    /// <inheritdoc/>
    public override float Score() => _required.Score();

    /// <inheritdoc/>
    public override int AdvanceShallow(int target) => _required.AdvanceShallow(target);

    /// <inheritdoc/>
    public override float GetMaxScore(int upTo) => _required.GetMaxScore(upTo);

    /// <inheritdoc/>
    public override void SetMinCompetitiveScore(float minScore) => _required.SetMinCompetitiveScore(minScore);
}
