namespace Search.Queries;

/// <summary>A sum of clauses times the two factors; distances are only looked at when they can matter.</summary>
internal sealed class CoordinationScorer : DisjunctionScorer
{
    private readonly CoordinationQuery _query;
    private readonly ClauseDistances _distances;

    internal CoordinationScorer(CoordinationQuery query, Scorer[] scorers, OccurrenceReader?[] readers)
        : base(scorers, query.MinimumShouldMatch)
    {
        _query = query;
        _distances = new ClauseDistances(readers, query.Clauses.Count, query.ProximityDistance);
    }

    /// <inheritdoc/>
    public override float Score() => ScoreAtLeast(float.NegativeInfinity);

    /// <inheritdoc/>
    public override float ScoreAtLeast(float floor)
    {
        double sum = 0;
        int count = 0;
        int doc = DocId;
        foreach (Scorer scorer in All)
        {
            if (scorer.DocId == doc)
            {
                sum += scorer.Score();
                count++;
            }
        }
        double score = sum * _query.Multiplier(count);
        if (count < 2 || _query.MaxProximityBonus == 0 || (float)(score * (1.0 + _query.MaxProximityBonus)) < floor)
        {
            return (float)score;
        }
        return (float)(score * (1 + (_query.MaxProximityBonus * Closeness())));
    }

    /// <inheritdoc/>
    public override float GetMaxScore(int upTo)
    {
        double sum = 0;
        int count = 0;
        foreach (Scorer scorer in All)
        {
            float bound = Bounds.MaxScore(scorer, upTo);
            sum += bound;
            count += bound > 0 || scorer.DocId <= upTo ? 1 : 0;
        }
        double bonus = count > 1 ? 1.0 + _query.MaxProximityBonus : 1;
        return MathF.BitIncrement((float)(sum * _query.Multiplier(Math.Max(1, count)) * bonus));
    }

    /// <summary>Share of all pairs of clauses that are close together in the current document.</summary>
    internal double Closeness() => _distances.Share(DocId);
}
