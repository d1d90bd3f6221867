namespace Search.Queries;

/// <summary>Any scorer as a clause, document at a time.</summary>
internal sealed class ScorerWindowClause : WindowClause
{
    private readonly Scorer _scorer;

    internal ScorerWindowClause(Scorer scorer) => _scorer = scorer;

    /// <inheritdoc/>
    internal override long Cost => _scorer.Cost;

    /// <inheritdoc/>
    internal override bool IsPositive => false;

    /// <inheritdoc/>
    internal override int AdvanceTo(int target)
    {
        int doc = _scorer.DocId;
        return doc < target ? _scorer.Advance(target) : doc;
    }

    /// <inheritdoc/>
    internal override void Accumulate(int start, int end, double[] sums, byte[]? marks)
    {
        for (int doc = AdvanceTo(start); doc < end; doc = _scorer.NextDoc())
        {
            sums[doc - start] += _scorer.Score();
            if (marks is not null)
            {
                marks[doc - start] = 1;
            }
        }
    }

    /// <inheritdoc/>
    internal override float MaxScore(int start, int last)
    {
        if (_scorer.DocId > last)
        {
            return 0;
        }
        Bounds.AdvanceShallow(_scorer, start);
        return Bounds.MaxScore(_scorer, last);
    }

    /// <inheritdoc/>
    internal override bool TryScore(int doc, out float score)
    {
        bool found = AdvanceTo(doc) == doc;
        score = found ? _scorer.Score() : 0;
        return found;
    }
}
