using Search.Codecs;

namespace Search.Queries;

/// <summary>All of several scorers; the score is the sum of some of them, added in double precision.</summary>
internal sealed class ConjunctionScorer : TwoStepScorer
{
    private readonly Scorer[] _scored;
    private readonly Scorer[] _checks;

    internal ConjunctionScorer(Scorer[] required, Scorer[] scored)
    {
        _scored = scored;
        _checks = [.. required.Where(s => s.ConfirmCost > 0).OrderBy(s => s.ConfirmCost)];
        ConfirmCost = _checks.Sum(s => s.ConfirmCost);
        Approximation = required.Length == 1
            ? required[0].Approximation
            : new ConjunctionIterator(required.Select(s => s.Approximation));
    }

    /// <inheritdoc/>
    public override DocIdSetIterator Approximation { get; }

    /// <inheritdoc/>
    public override float ConfirmCost { get; }

    /// <inheritdoc/>
    public override bool Confirm()
    {
        foreach (Scorer check in _checks)
        {
            if (!check.Confirm())
            {
                return false;
            }
        }
        return true;
    }

    /// <inheritdoc/>
    public override float Score()
    {
        double sum = 0;
        foreach (Scorer scorer in _scored)
        {
            sum += scorer.Score();
        }
        return (float)sum;
    }

    /// <inheritdoc/>
    public override int AdvanceShallow(int target)
    {
        int upTo = NoMoreDocs;
        foreach (Scorer scorer in _scored)
        {
            upTo = Math.Min(upTo, scorer.AdvanceShallow(target));
        }
        return upTo;
    }

    /// <inheritdoc/>
    public override float GetMaxScore(int upTo)
    {
        double sum = 0;
        foreach (Scorer scorer in _scored)
        {
            sum += scorer.GetMaxScore(upTo);
        }
        return (float)sum;
    }
}
