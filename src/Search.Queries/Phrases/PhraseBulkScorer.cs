using Search.Codecs;

namespace Search.Queries;

/// <summary>
/// A sloppy phrase over blocks: the documents that hold all terms come from the block view of one set of postings; positions
/// are read from a second set, only for those. Once hits need not be counted, documents whose terms are too few to
/// compete are passed over.
/// </summary>
internal sealed class PhraseBulkScorer : BulkScorer
{
    private readonly TermBlockIntersection _documents;
    private readonly PostingsEnum[] _postings;
    private readonly PhraseMatcher _matcher;
    private readonly SimScorer? _similarity;
    private readonly LeafNorms _norms;
    private readonly int[] _minFreqs = new int[128];

    internal PhraseBulkScorer(
        TermBlocks[] terms, PostingsEnum[] postings, PhraseMatcher matcher, SimScorer? similarity, LeafNorms norms)
    {
        _documents = new TermBlockIntersection(terms);
        _postings = postings;
        _matcher = matcher;
        _similarity = similarity;
        _norms = norms;
    }

    /// <inheritdoc/>
    public override int Score(Collector collector, LiveDocs? liveDocs, int min, int max)
    {
        int next = min;
        while (next < max)
        {
            next = _documents.NextBlock(next, max);
            ReadOnlySpan<int> docs = _documents.Docs;
            _documents.MinFreqs(_minFreqs.AsSpan(0, docs.Length));
            for (int i = 0; i < docs.Length; i++)
            {
                if (liveDocs is null || liveDocs[docs[i]])
                {
                    Check(collector, docs[i], i);
                }
            }
        }
        return next;
    }

    private void Check(Collector collector, int doc, int index)
    {
        byte norm = _norms.Bytes[doc];
        if (_similarity is not null
            && _matcher.IsBoundByTerms
            && collector.CanSkip
            && _similarity.Score(_minFreqs[index], norm) < collector.MinCompetitiveScore)
        {
            return;
        }
        foreach (PostingsEnum postings in _postings)
        {
            postings.Advance(doc);
        }
        float freq = _matcher.Freq();
        if (freq > 0)
        {
            collector.AddHits(1);
            float score = _similarity is null ? 0 : _similarity.Score(freq, norm);
            if (!collector.NeedsScores || score >= collector.MinCompetitiveScore)
            {
                collector.Collect(doc, score);
            }
        }
    }
}
