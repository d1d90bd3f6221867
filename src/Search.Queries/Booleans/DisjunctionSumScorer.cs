namespace Search.Queries;

/// <summary>A disjunction whose score is the sum of its matching parts, added in double precision.</summary>
internal sealed class DisjunctionSumScorer : DisjunctionScorer
{
    internal DisjunctionSumScorer(Scorer[] scorers, int minimum)
        : base(scorers, minimum)
    {
    }

    /// <inheritdoc/>
    public override float Score()
    {
        double sum = 0;
        foreach (Scorer scorer in Matching())
        {
            sum += scorer.Score();
        }
        return (float)sum;
    }

    /// <inheritdoc/>
    public override float GetMaxScore(int upTo)
    {
        double sum = 0;
        foreach (Scorer scorer in All)
        {
            sum += Bounds.MaxScore(scorer, upTo);
        }
        return (float)sum;
    }
}
