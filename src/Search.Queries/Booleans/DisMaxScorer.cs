namespace Search.Queries;

/// <summary>A disjunction whose score is the best part plus a share of the others.</summary>
internal sealed class DisMaxScorer : DisjunctionScorer
{
    private readonly float _tieBreaker;

    internal DisMaxScorer(Scorer[] scorers, float tieBreaker)
        : base(scorers, 1) => _tieBreaker = tieBreaker;

    /// <inheritdoc/>
    public override float Score()
    {
        float best = 0;
        double others = 0;
        foreach (Scorer scorer in Matching())
        {
            Add(scorer.Score(), ref best, ref others);
        }
        return (float)(best + (others * _tieBreaker));
    }

    /// <inheritdoc/>
    public override float GetMaxScore(int upTo)
    {
        float best = 0;
        double others = 0;
        foreach (Scorer scorer in All)
        {
            Add(Bounds.MaxScore(scorer, upTo), ref best, ref others);
        }
        // One step up: the other summands may round differently in another order.
        return MathF.BitIncrement((float)(best + (others * _tieBreaker)));
    }

    private static void Add(float score, ref float best, ref double others)
    {
        if (score >= best)
        {
            others += best;
            best = score;
        }
        else
        {
            others += score;
        }
    }
}
