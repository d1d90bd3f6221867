using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// The best by a list of criteria; ties go to the lower document, or to the lower tie-break bytes. Also serves scores
/// with a tie-break field: then only scores below the worst kept one are hopeless, equal ones are not.
/// </summary>
internal sealed class TopFieldCollector : TopDocsCollector
{
    private readonly HitSlots _slots;
    private readonly int _afterSlot = -1;
    private bool _leafIsDone;

    internal TopFieldCollector(int capacity, SearchOptions options)
        : base(capacity, options.TotalHitsThreshold)
    {
        _slots = new HitSlots(capacity + 1, options);
        if (!_slots.IsScoreFirst && !_slots.HasRuns)
        {
            HitThreshold = long.MaxValue;
        }
        if (options.After is not null)
        {
            _afterSlot = capacity;
            _slots.Keep(_afterSlot, options.After);
        }
    }

    /// <inheritdoc/>
    public override bool NeedsScores => _slots.NeedsScores;

    /// <inheritdoc/>
    internal override bool HasRuns => !NeedsEveryMatch && _slots.HasRuns;

    /// <inheritdoc/>
    internal override int BestStart(LeafReaderContext leaf) =>
        HasRuns && Heap.Length > 0 ? _slots.BestStart(leaf, _afterSlot) : 0;

    /// <inheritdoc/>
    internal override DocRun NextRun(int target) => _leafIsDone || Heap.Length == 0
        ? DocRun.None
        : _slots.NextRun(target, Size == Heap.Length ? Heap[0] : -1, _afterSlot);

    /// <inheritdoc/>
    public override void SetLeaf(LeafReaderContext leaf)
    {
        _slots.SetLeaf(leaf);
        _leafIsDone = false;
    }

    /// <inheritdoc/>
    public override void Collect(int doc, float score)
    {
        _slots.Read(doc, score);
        if (Heap.Length == 0 || (_afterSlot >= 0 && _slots.CompareCurrent(_afterSlot) <= 0))
        {
            return;
        }
        if (Size < Heap.Length)
        {
            int slot = Size;
            _slots.Keep(slot);
            Push(slot);
        }
        else
        {
            int worst = Heap[0];
            if (_slots.CompareCurrent(worst) >= 0)
            {
                _leafIsDone = _leafIsDone || _slots.EndsLeaf(worst);
                return;
            }
            _slots.Keep(worst);
            SiftDown();
        }
        if (_slots.IsScoreFirst && Size == Heap.Length)
        {
            float bottom = _slots.Score(Heap[0]);
            MinCompetitiveScore = _slots.HasOneCriterion ? MathF.BitIncrement(bottom) : bottom;
        }
    }

    private protected override bool IsWorse(int a, int b) => _slots.Compare(a, b) > 0;

    private protected override ScoreDoc ToScoreDoc(int slot) => _slots.ToScoreDoc(slot);
}
