using Search.Queries.Bits;

namespace Search.Queries;

/// <summary>A term as a clause: whole blocks through its score table.</summary>
internal sealed class TermWindowClause : WindowClause
{
    private readonly TermBlocks _blocks;
    private readonly SimScorer _similarity;

    internal TermWindowClause(TermBlocks blocks, SimScorer similarity)
    {
        _blocks = blocks;
        _similarity = similarity;
        IsPositive = similarity.Score(1, byte.MaxValue) > 0;
    }

    /// <inheritdoc/>
    internal override long Cost => _blocks.DocFreq;

    /// <inheritdoc/>
    internal override bool IsPositive { get; }

    /// <inheritdoc/>
    internal override int AdvanceTo(int target) => _blocks.AdvanceTo(target);

    /// <inheritdoc/>
    internal override void Accumulate(int start, int end, double[] sums, byte[]? marks)
    {
        TermBlocks blocks = _blocks;
        ScoreTable table = blocks.Table(_similarity);
        int doc = blocks.AdvanceTo(start);
        while (doc < end)
        {
            ReadOnlySpan<int> docs = blocks.Docs;
            int from = blocks.Pos;
            int to = blocks.LastDoc < end ? docs.Length : SortedBlock.LowerBound(docs, from, end);
            WindowSums.Add(table, docs[from..to], blocks.Freqs[from..to], blocks.Norms, sums, start);
            if (marks is not null)
            {
                WindowSums.Mark(docs[from..to], marks, start);
            }
            if (to < docs.Length)
            {
                blocks.Pos = to;
                return;
            }
            doc = blocks.AdvanceTo(blocks.LastDoc + 1);
        }
    }

    /// <inheritdoc/>
    internal override float MaxScore(int start, int last) => _blocks.MaxScore(_similarity, start, last);

    /// <inheritdoc/>
    internal override bool TryScore(int doc, out float score)
    {
        bool found = _blocks.AdvanceTo(doc) == doc;
        score = found ? _blocks.ScoreAt(_similarity, _blocks.Pos) : 0;
        return found;
    }
}
