using Search.Indexing;

namespace Search.Queries;

/// <summary>The best by score; ties go to the lower document.</summary>
internal sealed class TopScoreCollector : TopDocsCollector
{
    private readonly float[] _scores;
    private readonly int[] _docs;
    private readonly float _afterScore;
    private readonly int _afterDoc;
    private int _docBase;

    internal TopScoreCollector(int capacity, int threshold, ScoreDoc? after)
        : base(capacity, threshold)
    {
        _scores = new float[capacity];
        _docs = new int[capacity];
        _afterScore = after?.Score ?? float.PositiveInfinity;
        _afterDoc = after?.Doc ?? -1;
        if (capacity == 0)
        {
            MinCompetitiveScore = float.PositiveInfinity;
        }
    }

    /// <inheritdoc/>
    public override void SetLeaf(LeafReaderContext leaf) => _docBase = leaf.DocBase;

    /// <inheritdoc/>
    public override void Collect(int doc, float score)
    {
        doc += _docBase;
        if (score >= _afterScore && (score > _afterScore || doc <= _afterDoc))
        {
            return;
        }
        if (Size < Heap.Length)
        {
            int slot = Size;
            _scores[slot] = score;
            _docs[slot] = doc;
            Push(slot);
        }
        else
        {
            if (Heap.Length == 0 || score <= _scores[Heap[0]])
            {
                return;
            }
            _scores[Heap[0]] = score;
            _docs[Heap[0]] = doc;
            SiftDown();
        }
        if (Size == Heap.Length)
        {
            MinCompetitiveScore = MathF.BitIncrement(_scores[Heap[0]]);
        }
    }

    private protected override bool IsWorse(int a, int b) =>
        _scores[a] != _scores[b] ? _scores[a] < _scores[b] : _docs[a] > _docs[b];

    private protected override ScoreDoc ToScoreDoc(int slot) => new(_docs[slot], _scores[slot]);
}
