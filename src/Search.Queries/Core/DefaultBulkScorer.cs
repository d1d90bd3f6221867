using Search.Codecs;

namespace Search.Queries;

/// <summary>Document at a time, leaving out stretches whose bound says that nothing in them can compete.</summary>
internal sealed class DefaultBulkScorer : BulkScorer
{
    private readonly Scorer _scorer;
    private int _boundUpTo = -1;

    internal DefaultBulkScorer(Scorer scorer) => _scorer = scorer;

    /// <inheritdoc/>
    public override int Score(Collector collector, LiveDocs? liveDocs, int min, int max)
    {
        Scorer scorer = _scorer;
        int doc = scorer.DocId;
        if (doc < min)
        {
            doc = scorer.Advance(min);
        }
        float known = float.NegativeInfinity;
        while (doc < max)
        {
            if (collector.CanSkip && collector.MinCompetitiveScore > 0)
            {
                float minScore = collector.MinCompetitiveScore;
                if (minScore > known)
                {
                    known = minScore;
                    scorer.SetMinCompetitiveScore(minScore);
                    _boundUpTo = -1;
                }
                if (doc > _boundUpTo && IsHopeless(doc, minScore))
                {
                    doc = _boundUpTo == DocIdSetIterator.NoMoreDocs
                        ? DocIdSetIterator.NoMoreDocs
                        : scorer.Advance(_boundUpTo + 1);
                    continue;
                }
            }
            if (liveDocs is null || liveDocs[doc])
            {
                collector.AddHits(1);
                if (collector.NeedsScores)
                {
                    float score = scorer.ScoreAtLeast(collector.MinCompetitiveScore);
                    if (score >= collector.MinCompetitiveScore)
                    {
                        collector.Collect(doc, score);
                    }
                }
                else
                {
                    collector.Collect(doc, 0);
                }
            }
            doc = scorer.NextDoc();
        }
        return doc;
    }

    private bool IsHopeless(int doc, float minScore)
    {
        _boundUpTo = _scorer.AdvanceShallow(doc);
        return _scorer.GetMaxScore(_boundUpTo) < minScore;
    }
}
