using Search.Codecs;
using Search.Queries.Bits;

namespace Search.Queries;

/// <summary>
/// A term's postings as a sequence of decoded blocks with a place inside the current one: what block-wise scorers work
/// on.
/// </summary>
internal sealed class TermBlocks
{
    private readonly LeafNorms _norms;
    private ScoreTable? _table;
    private int _count;
    private int _pos;
    private int _lastDoc = -1;
    private int _shallow = -1;
    private int _boundUpTo = -1;
    private float _bound;

    internal TermBlocks(PostingsEnum postings, TermState state, SimScorer? similarity, LeafNorms norms)
    {
        Postings = postings;
        DocFreq = state.DocFreq;
        TotalTermFreq = state.TotalTermFreq;
        Similarity = similarity;
        _norms = norms;
    }

    /// <summary>Documents of the term in the leaf.</summary>
    internal int DocFreq { get; }

    /// <summary>Occurrences of the term in the leaf.</summary>
    internal long TotalTermFreq { get; }

    /// <summary>How it is scored; null when it is not.</summary>
    internal SimScorer? Similarity { get; }

    /// <summary>The postings behind the blocks.</summary>
    internal PostingsEnum Postings { get; }

    /// <summary>The documents of the current block.</summary>
    internal ReadOnlySpan<int> Docs => Postings.BlockDocs;

    /// <summary>The frequencies of the current block.</summary>
    internal ReadOnlySpan<int> Freqs => Postings.BlockFreqs;

    /// <summary>The norm bytes of the leaf.</summary>
    internal ReadOnlySpan<byte> Norms => _norms.Bytes;

    /// <summary>Index in the block of the first document that has not been passed.</summary>
    internal int Pos
    {
        get => _pos;
        set => _pos = value;
    }

    /// <summary>Number of documents in the current block.</summary>
    internal int Count => _count;

    /// <summary>Last document of the current block; NoMoreDocs at the end.</summary>
    internal int LastDoc => _lastDoc;

    /// <summary>The highest score the term can reach anywhere.</summary>
    internal float GlobalMax => Similarity is null ? 0 : Similarity.Score(float.MaxValue, SimScorer.NoNorm);

    /// <summary>The term's score rows.</summary>
    internal ScoreTable Table(SimScorer similarity) =>
        _table ??= new ScoreTable(similarity, DocFreq, TotalTermFreq);

    /// <summary>
    /// Makes the current place the first document at or after <paramref name="target"/> and returns it, decoding at
    /// most one block.
    /// </summary>
    internal int AdvanceTo(int target)
    {
        if (target > _lastDoc || _count == 0)
        {
            if (_lastDoc == DocIdSetIterator.NoMoreDocs || !Load(target))
            {
                return DocIdSetIterator.NoMoreDocs;
            }
        }
        ReadOnlySpan<int> docs = Docs;
        if (docs[_pos] < target)
        {
            _pos = SortedBlock.LowerBound(docs, _pos, target);
        }
        return docs[_pos];
    }

    /// <summary>The score of the posting at an index of the current block.</summary>
    internal float ScoreAt(SimScorer similarity, int index)
    {
        int freq = Freqs[index];
        byte norm = Norms[Docs[index]];
        ScoreTable table = Table(similarity);
        return freq <= table.Rows ? table.Scores[(freq << 8) + norm] : similarity.Score(freq, norm);
    }

    /// <summary>
    /// Bound of the scores of the documents from <paramref name="target"/> to <paramref name="upTo"/> (inclusive), by
    /// the smallest set of impacts that covers them. Targets must not go backwards.
    /// </summary>
    internal float MaxScore(SimScorer similarity, int target, int upTo)
    {
        if (target > _shallow)
        {
            Postings.AdvanceShallow(target);
            _shallow = target;
        }
        for (int level = 0; level < Postings.ImpactLevels; level++)
        {
            int end = Postings.GetDocIdUpTo(level);
            if (end >= upTo)
            {
                if (end != _boundUpTo || level > 0)
                {
                    _bound = ImpactBounds.MaxScore(similarity, Postings.GetImpacts(level));
                    _boundUpTo = level == 0 ? end : -1;
                }
                return _bound;
            }
        }
        return similarity.Score(float.MaxValue, SimScorer.NoNorm);
    }

    /// <summary>The last document of the block of impacts that holds <paramref name="target"/>.</summary>
    internal int ShallowUpTo(int target)
    {
        if (target > _shallow)
        {
            Postings.AdvanceShallow(target);
            _shallow = target;
        }
        return Postings.GetDocIdUpTo(0);
    }

    private bool Load(int target)
    {
        _count = Postings.AdvanceBlock(target);
        _pos = 0;
        if (_count == 0)
        {
            _lastDoc = DocIdSetIterator.NoMoreDocs;
            return false;
        }
        _lastDoc = Docs[_count - 1];
        return true;
    }
}
