using Search.Codecs;

namespace Search.Queries;

/// <summary>A required scorer, and an optional one that adds to the score where it matches, in single precision as
/// Lucene 8 adds.</summary>
internal sealed class ReqOptScorer : TwoStepScorer
{
    private readonly Scorer _required;
    private readonly Scorer _optional;

    internal ReqOptScorer(Scorer required, Scorer optional)
    {
        _required = required;
        _optional = optional;
    }

    /// <inheritdoc/>
    public override DocIdSetIterator Approximation => _required.Approximation;

    /// <inheritdoc/>
    public override float ConfirmCost => _required.ConfirmCost;

    /// <inheritdoc/>
    public override bool Confirm() => _required.Confirm();

    /// <inheritdoc/>
    public override float Score()
    {
        float score = _required.Score();
        int doc = _required.DocId;
        int at = _optional.DocId;
        if (at < doc)
        {
            at = _optional.Advance(doc);
        }
        return at == doc ? score + _optional.Score() : score;
    }

    /// <inheritdoc/>
    public override int AdvanceShallow(int target) =>
        Math.Min(_required.AdvanceShallow(target), Bounds.AdvanceShallow(_optional, target));

    /// <inheritdoc/>
    public override float GetMaxScore(int upTo) => _required.GetMaxScore(upTo) + Bounds.MaxScore(_optional, upTo);
}
