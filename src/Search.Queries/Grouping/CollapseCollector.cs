using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// The best hit of each group, of which the best are the result. Every hit is seen: the size of each group and the number of
/// groups are exact, and a group whose best hit was on an earlier page does not come again with its second.
/// </summary>
/// <remarks>
/// Slots: first those of documents that stand for themselves, as many as the result has; then the hit to search after; then one
/// for each value, in the order of their numbers, and one more for documents without a value where they are one group.
/// </remarks>
internal sealed class CollapseCollector : TopDocsCollector
{
    private readonly HitSlots _slots;
    private readonly CollapseOptions _collapse;
    private readonly int _after;
    private readonly bool _hasAfter;
    private long[] _sizes;
    private long _singles;

    internal CollapseCollector(int capacity, SearchOptions options, CollapseOptions collapse)
        : base(capacity, options.TotalHitsThreshold)
    {
        HitThreshold = long.MaxValue;
        _collapse = collapse;
        _after = capacity;
        _slots = new HitSlots(capacity + 2, options);
        _sizes = new long[1];
        Keys = GroupKeys.Create(collapse);
        if (options.After is { } after)
        {
            _hasAfter = true;
            _slots.Keep(_after, after);
        }
    }

    /// <inheritdoc/>
    public override bool NeedsScores => _slots.NeedsScores;

    /// <summary>Numbers of the values met.</summary>
    internal GroupKeys Keys { get; }

    /// <summary>How many groups there are.</summary>
    internal long GroupCount => Keys.Count + _singles + (_sizes[0] > 0 ? 1 : 0);

    // The first of the groups' slots is that of the documents without a value.
    private int FirstGroup => _after + 1;

    /// <inheritdoc/>
    public override void SetLeaf(LeafReaderContext leaf)
    {
        _slots.SetLeaf(leaf);
        Keys.SetLeaf(leaf);
    }

    /// <inheritdoc/>
    public override void Collect(int doc, float score)
    {
        _slots.Read(doc, score);
        int group = Keys.Read(doc) + 1;
        if (group == 0 && !_collapse.MissingIsOneGroup)
        {
            _singles++;
            CollectSingle();
            return;
        }
        int slot = FirstGroup + group;
        if (slot >= _slots.Count)
        {
            _slots.Grow(2 * slot);
            Array.Resize(ref _sizes, _slots.Count - FirstGroup);
        }
        if (_sizes[group]++ == 0 || _slots.CompareCurrent(slot) < 0)
        {
            _slots.Keep(slot);
        }
    }

    private protected override void Complete()
    {
        for (int group = 0; group <= Keys.Count; group++)
        {
            int slot = FirstGroup + group;
            if (_sizes[group] == 0 || Heap.Length == 0 || (_hasAfter && _slots.Compare(slot, _after) <= 0))
            {
                continue;
            }
            if (Size < Heap.Length)
            {
                Push(slot);
            }
            else if (IsWorse(Heap[0], slot))
            {
                Heap[0] = slot;
                SiftDown();
            }
        }
    }

    private protected override bool IsWorse(int a, int b) => _slots.Compare(a, b) > 0;

    private protected override ScoreDoc ToScoreDoc(int slot)
    {
        int group = slot - FirstGroup;
        return _slots.ToScoreDoc(slot) with
        {
            Group = group < 0 ? new CollapsedGroup(null, 1, [])
                : new CollapsedGroup(group == 0 ? null : Keys.Value(group - 1), _sizes[group], []) { Id = group - 1 },
        };
    }

    private void CollectSingle()
    {
        if (Heap.Length == 0 || (_hasAfter && _slots.CompareCurrent(_after) <= 0))
        {
            return;
        }
        if (Size < Heap.Length)
        {
            int slot = Size;
            _slots.Keep(slot);
            Push(slot);
        }
        else if (_slots.CompareCurrent(Heap[0]) < 0)
        {
            _slots.Keep(Heap[0]);
            SiftDown();
        }
    }
}
