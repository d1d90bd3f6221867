using Search.Codecs;

namespace Search.Queries;

/// <summary>All of several terms, a block of the rarest at a time; only documents that hold them all are
/// scored.</summary>
internal sealed class TermConjunctionBulkScorer : BulkScorer
{
    private readonly TermBlockIntersection _documents;
    private readonly bool _maySkip;
    private readonly double[] _sums = new double[128];
    private readonly bool[] _alive = new bool[128];

    internal TermConjunctionBulkScorer(TermBlocks[] terms, SearchPlan plan)
    {
        _documents = new TermBlockIntersection(terms);
        _maySkip = plan == SearchPlan.Skipping && terms.Any(t => t.Similarity is not null);
    }

    /// <inheritdoc/>
    public override int Score(Collector collector, LiveDocs? liveDocs, int min, int max)
    {
        TermBlocks lead = _documents.Terms[0];
        int next = min;
        while (next < max)
        {
            if (_maySkip && collector.CanSkip && collector.MinCompetitiveScore > 0 && next > lead.LastDoc)
            {
                int upTo = lead.ShallowUpTo(next);
                if (Bound(next, upTo) < collector.MinCompetitiveScore)
                {
                    next = upTo == DocIdSetIterator.NoMoreDocs ? upTo : upTo + 1;
                    continue;
                }
            }
            next = _documents.NextBlock(next, max);
            if (_documents.Docs.Length > 0)
            {
                Emit(collector, liveDocs);
            }
        }
        return next;
    }

    private void Emit(Collector collector, LiveDocs? liveDocs)
    {
        if (liveDocs is not null)
        {
            ReadOnlySpan<int> all = _documents.Docs;
            for (int i = 0; i < all.Length; i++)
            {
                _alive[i] = liveDocs[all[i]];
            }
            _documents.Retain(_alive);
        }
        ReadOnlySpan<int> docs = _documents.Docs;
        collector.AddHits(docs.Length);
        if (!collector.NeedsScores)
        {
            foreach (int doc in docs)
            {
                collector.Collect(doc, 0);
            }
            return;
        }
        Span<double> sums = _sums.AsSpan(0, docs.Length);
        sums.Clear();
        for (int i = 0; i < _documents.Terms.Length; i++)
        {
            AddScores(i, docs, sums);
        }
        for (int i = 0; i < docs.Length; i++)
        {
            float score = (float)sums[i];
            if (score >= collector.MinCompetitiveScore)
            {
                collector.Collect(docs[i], score);
            }
        }
    }

    private void AddScores(int index, ReadOnlySpan<int> docs, Span<double> sums)
    {
        TermBlocks term = _documents.Terms[index];
        if (term.Similarity is not { } similarity)
        {
            return;
        }
        ReadOnlySpan<byte> norms = term.Norms;
        ScoreTable table = term.Table(similarity);
        ReadOnlySpan<float> rows = table.Scores;
        for (int i = 0; i < docs.Length; i++)
        {
            int freq = _documents.Freq(index, i);
            byte norm = norms[docs[i]];
            sums[i] += freq <= table.Rows ? rows[(freq << 8) + norm] : similarity.Score(freq, norm);
        }
    }

    private float Bound(int from, int upTo)
    {
        double sum = 0;
        foreach (TermBlocks term in _documents.Terms)
        {
            if (term.Similarity is { } similarity)
            {
                sum += term.MaxScore(similarity, from, upTo);
            }
        }
        return (float)sum;
    }
}
