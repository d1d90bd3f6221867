namespace Search.Queries;

/// <summary>At least some of several scorers, merged by a heap.</summary>
internal abstract class DisjunctionScorer : Scorer
{
    private readonly ScorerHeap _heap;
    private readonly Scorer[] _all;
    private readonly Scorer[] _matching;
    private readonly int _minimum;
    private int _doc = -1;
    private int _count;

    private protected DisjunctionScorer(Scorer[] scorers, int minimum)
    {
        _all = scorers;
        _heap = new ScorerHeap(scorers);
        _matching = new Scorer[scorers.Length];
        _minimum = minimum;
    }

    /// <inheritdoc/>
    public override int DocId => _doc;

    /// <inheritdoc/>
    public override long Cost => _all.Sum(s => s.Cost);

    /// <summary>Every scorer, in the order of the clauses.</summary>
    private protected ReadOnlySpan<Scorer> All => _all;

    /// <inheritdoc/>
    public override int NextDoc() => Settle(_heap.NextDoc());

    /// <inheritdoc/>
    public override int Advance(int target) => Settle(_heap.Advance(target));

    /// <inheritdoc/>
    public override int AdvanceShallow(int target)
    {
        int upTo = NoMoreDocs;
        foreach (Scorer scorer in _all)
        {
            upTo = Math.Min(upTo, Bounds.AdvanceShallow(scorer, target));
        }
        return upTo;
    }

    /// <summary>The scorers that stand on the current document.</summary>
    private protected ReadOnlySpan<Scorer> Matching()
    {
        if (_count == 0)
        {
            _count = _heap.Matching(_matching);
        }
        return _matching.AsSpan(0, _count);
    }

    private int Settle(int doc)
    {
        _count = 0;
        while (_minimum > 1 && doc != NoMoreDocs)
        {
            _count = _heap.Matching(_matching);
            if (_count >= _minimum)
            {
                break;
            }
            _count = 0;
            doc = _heap.NextDoc();
        }
        _doc = doc;
        return doc;
    }
}
