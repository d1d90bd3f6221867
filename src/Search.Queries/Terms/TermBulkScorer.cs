using Search.Codecs;
using Search.Queries.Bits;

namespace Search.Queries;

/// <summary>A term, block by block: all scores of a block at once, then the competitive ones to the
/// collector.</summary>
internal sealed class TermBulkScorer : BulkScorer
{
    private readonly TermBlocks _blocks;
    private readonly bool _maySkip;
    private readonly float[] _scores = new float[128];

    internal TermBulkScorer(TermBlocks blocks, SearchPlan plan)
    {
        _blocks = blocks;
        _maySkip = plan != SearchPlan.Exhaustive && blocks.Similarity is not null;
    }

    /// <inheritdoc/>
    public override int Score(Collector collector, LiveDocs? liveDocs, int min, int max)
    {
        TermBlocks blocks = _blocks;
        int next = min;
        while (next < max)
        {
            if (_maySkip && next > blocks.LastDoc && collector.CanSkip && collector.MinCompetitiveScore > 0)
            {
                next = SkipHopeless(collector.MinCompetitiveScore, next, max);
                if (next >= max)
                {
                    return next;
                }
            }
            int doc = blocks.AdvanceTo(next);
            if (doc >= max)
            {
                return doc;
            }
            ReadOnlySpan<int> docs = blocks.Docs;
            int start = blocks.Pos;
            int end = blocks.LastDoc < max ? docs.Length : SortedBlock.LowerBound(docs, start, max);
            Emit(collector, liveDocs, start, end);
            next = end == docs.Length ? blocks.LastDoc + 1 : max;
            blocks.Pos = Math.Min(end, docs.Length - 1);
        }
        return next;
    }

    private int SkipHopeless(float minScore, int next, int max)
    {
        SimScorer? similarity = _blocks.Similarity;
        while (similarity is not null && next < max)
        {
            int upTo = _blocks.ShallowUpTo(next);
            if (_blocks.MaxScore(similarity, next, upTo) >= minScore)
            {
                break;
            }
            if (upTo == DocIdSetIterator.NoMoreDocs)
            {
                return upTo;
            }
            next = upTo + 1;
        }
        return next;
    }

    private void Emit(Collector collector, LiveDocs? liveDocs, int start, int end)
    {
        SimScorer? similarity = _blocks.Similarity;
        ReadOnlySpan<int> docs = _blocks.Docs[start..end];
        if (similarity is null || !collector.NeedsScores)
        {
            EmitUnscored(collector, liveDocs, docs);
            return;
        }
        Span<float> scores = _scores.AsSpan(0, docs.Length);
        BlockScores.Fill(
            _blocks.Table(similarity), docs, _blocks.Freqs[start..end], _blocks.Norms, scores);
        if (liveDocs is null)
        {
            collector.AddHits(docs.Length);
        }
        int i = 0;
        while (i < docs.Length)
        {
            // With deletions every document is looked at, to be counted.
            float wanted = liveDocs is null ? collector.MinCompetitiveScore : float.NegativeInfinity;
            i = BlockScores.NextAtLeast(scores, i, wanted);
            if (i == docs.Length)
            {
                return;
            }
            Offer(collector, liveDocs, docs[i], scores[i]);
            i++;
        }
    }

    private static void Offer(Collector collector, LiveDocs? liveDocs, int doc, float score)
    {
        if (liveDocs is not null)
        {
            if (!liveDocs[doc])
            {
                return;
            }
            collector.AddHits(1);
        }
        if (score >= collector.MinCompetitiveScore)
        {
            collector.Collect(doc, score);
        }
    }

    private static void EmitUnscored(Collector collector, LiveDocs? liveDocs, ReadOnlySpan<int> docs)
    {
        foreach (int doc in docs)
        {
            if (liveDocs is null || liveDocs[doc])
            {
                collector.AddHits(1);
                collector.Collect(doc, 0);
            }
        }
    }
}
