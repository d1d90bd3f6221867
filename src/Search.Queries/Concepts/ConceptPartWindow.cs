using Search.Codecs;
using Search.Queries.Bits;

namespace Search.Queries;

/// <summary>One part of a concept in windows of documents: whole blocks where it is one term, else document at a
/// time.</summary>
internal sealed class ConceptPartWindow
{
    private static readonly Impact[] s_any = [new(int.MaxValue, SimScorer.NoNorm)];

    private readonly TermBlocks? _blocks;
    private readonly ConceptPartScorer? _scorer;
    private readonly ConceptSimilarity? _similarity;
    private readonly int _index;
    private int _tailFrom = -1;
    private float _tailBound;

    /// <summary>A part that is one term.</summary>
    internal ConceptPartWindow(int index, TermBlocks blocks, ConceptSimilarity? similarity)
    {
        _index = index;
        _blocks = blocks;
        _similarity = similarity;
        Cost = blocks.DocFreq;
    }

    /// <summary>Any part.</summary>
    internal ConceptPartWindow(ConceptPartScorer scorer, ConceptSimilarity? similarity)
    {
        _index = scorer.Index;
        _scorer = scorer;
        _similarity = similarity;
        Cost = scorer.Cost;
    }

    /// <summary>Upper bound of its documents.</summary>
    internal long Cost { get; }

    /// <summary>A lower bound, without decoding more than a block, of the first document at or after a target.</summary>
    internal int AdvanceTo(int target)
    {
        if (_blocks is not null)
        {
            return _blocks.AdvanceTo(target);
        }
        DocIdSetIterator? candidates = _scorer?.Approximation;
        return candidates is null ? DocIdSetIterator.NoMoreDocs
            : candidates.DocId < target ? candidates.Advance(target) : candidates.DocId;
    }

    /// <summary>Adds what it contributes in [start, end) to the sums and marks its documents. Windows ascend.</summary>
    internal void Accumulate(int start, int end, Span<float> sums, Span<byte> marks)
    {
        if (_blocks is not null)
        {
            AccumulateBlocks(_blocks, start, end, sums, marks);
        }
        else if (_scorer is not null)
        {
            AccumulateScorer(_scorer, start, end, sums, marks);
        }
    }

    /// <summary>The most it adds to any document of [start, last]. Starts must not go backwards.</summary>
    internal float MaxAdd(ConceptSimilarity similarity, int start, int last) => _blocks is null
        ? MaxOfScorer(start, last)
        : MaxOfBlocks(similarity, _blocks, start, last);

    private void AccumulateBlocks(TermBlocks blocks, int start, int end, Span<float> sums, Span<byte> marks)
    {
        int doc = blocks.AdvanceTo(start);
        while (doc < end)
        {
            ReadOnlySpan<int> docs = blocks.Docs;
            int from = blocks.Pos;
            int to = blocks.LastDoc < end ? docs.Length : SortedBlock.LowerBound(docs, from, end);
            if (_similarity is null)
            {
                WindowSums.Mark(docs[from..to], marks, start);
            }
            else
            {
                ConceptSums.Add(
                    docs[from..to],
                    blocks.Freqs[from..to],
                    blocks.Norms,
                    _similarity.WeightOf(_index),
                    _similarity.InverseOf(_index),
                    sums,
                    marks,
                    start);
            }
            if (to < docs.Length)
            {
                blocks.Pos = to;
                return;
            }
            doc = blocks.AdvanceTo(blocks.LastDoc + 1);
        }
    }

    private static void AccumulateScorer(
        ConceptPartScorer scorer, int start, int end, Span<float> sums, Span<byte> marks)
    {
        DocIdSetIterator candidates = scorer.Approximation;
        int doc = candidates.DocId < start ? candidates.Advance(start) : candidates.DocId;
        while (doc < end)
        {
            if (scorer.Confirm())
            {
                sums[doc - start] += scorer.Add();
                marks[doc - start] = 1;
            }
            doc = candidates.NextDoc();
        }
    }

    private float MaxOfScorer(int start, int last)
    {
        if (_scorer is null || _scorer.Approximation.DocId > last)
        {
            return 0;
        }
        _scorer.AdvanceShallow(Math.Max(start, _scorer.Approximation.DocId));
        return _scorer.GetMaxScore(last);
    }

    private float MaxOfBlocks(ConceptSimilarity similarity, TermBlocks blocks, int start, int last)
    {
        if (blocks.LastDoc == DocIdSetIterator.NoMoreDocs)
        {
            return 0;
        }
        float max = 0;
        for (int at = start; at <= last;)
        {
            int end = blocks.ShallowUpTo(at);
            if (end == DocIdSetIterator.NoMoreDocs)
            {
                // The postings must not move past documents of the window: unless it begins in the last block, any
                // frequency is possible there.
                return at == start
                    ? MaxOfTail(similarity, blocks, start, last)
                    : Math.Max(max, _tailFrom < 0 ? similarity.MaxAdd(_index, s_any) : _tailBound);
            }
            int level = Level(blocks.Postings, last);
            max = Math.Max(max, similarity.MaxAdd(_index, blocks.Postings.GetImpacts(level)));
            at = level > 0 ? last + 1 : end + 1;
        }
        return max;
    }

    // The lowest level whose impacts cover all up to a document; 0 when none does.
    private static int Level(PostingsEnum postings, int last)
    {
        for (int level = 0; level < postings.ImpactLevels; level++)
        {
            int upTo = postings.GetDocIdUpTo(level);
            if (upTo == DocIdSetIterator.NoMoreDocs)
            {
                return 0;
            }
            if (upTo >= last)
            {
                return level;
            }
        }
        return 0;
    }

    // The last, partial block has no impacts: its postings are looked at themselves, once.
    private float MaxOfTail(ConceptSimilarity similarity, TermBlocks blocks, int start, int last)
    {
        if (blocks.AdvanceTo(start) > last)
        {
            return 0;
        }
        if (_tailFrom < 0)
        {
            _tailFrom = start;
            _tailBound = 0;
            ReadOnlySpan<int> docs = blocks.Docs;
            ReadOnlySpan<int> freqs = blocks.Freqs;
            for (int i = 0; i < docs.Length; i++)
            {
                _tailBound = Math.Max(_tailBound, similarity.Add(_index, freqs[i], blocks.Norms[docs[i]]));
            }
        }
        return _tailBound;
    }
}
