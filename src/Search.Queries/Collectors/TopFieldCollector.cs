using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// The best by a list of criteria; ties go to the lower document, or to the lower tie-break bytes. Also serves scores
/// with a tie-break field: then only scores below the worst kept one are hopeless, equal ones are not.
/// </summary>
internal sealed class TopFieldCollector : TopDocsCollector
{
    private readonly FieldComparator[] _comparators;
    private readonly BytesComparator? _tieBreak;
    private readonly int[] _docs;
    private readonly float[] _scores;
    private readonly bool _scoreFirst;
    private readonly bool _fillValues;
    private readonly int _afterSlot = -1;
    private readonly int _afterDoc;
    private int _docBase;

    internal TopFieldCollector(int capacity, SearchOptions options)
        : base(capacity, options.TotalHitsThreshold)
    {
        IReadOnlyList<SortField> sort = options.Sort.Count == 0 ? [SortField.Score] : options.Sort;
        _fillValues = options.Sort.Count > 0;
        _comparators = [.. sort.Select(f => FieldComparator.Create(f, capacity + 1))];
        _tieBreak = options.TieBreakField is null
            ? null
            : new BytesComparator(SortField.Binary(options.TieBreakField), capacity + 1);
        _docs = new int[capacity + 1];
        _scores = new float[capacity + 1];
        _scoreFirst = sort[0].Kind == SortKind.Score && !sort[0].Reverse;
        NeedsScores = options.ScoresWithSort || sort.Any(f => f.Kind == SortKind.Score);
        if (!_scoreFirst)
        {
            HitThreshold = long.MaxValue;
        }
        if (options.After is not null)
        {
            _afterSlot = capacity;
            _afterDoc = options.After.Doc;
            KeepAfter(options.After);
        }
    }

    /// <inheritdoc/>
    public override bool NeedsScores { get; }

    /// <inheritdoc/>
    public override void SetLeaf(LeafReaderContext leaf)
    {
        _docBase = leaf.DocBase;
        foreach (FieldComparator comparator in _comparators)
        {
            comparator.SetLeaf(leaf);
        }
        _tieBreak?.SetLeaf(leaf);
    }

    /// <inheritdoc/>
    public override void Collect(int doc, float score)
    {
        foreach (FieldComparator comparator in _comparators)
        {
            comparator.Read(doc, score);
        }
        _tieBreak?.Read(doc, score);
        int global = doc + _docBase;
        if (Heap.Length == 0
            || (_afterSlot >= 0 && CompareCurrent(_afterSlot, global, _afterDoc) <= 0))
        {
            return;
        }
        if (Size < Heap.Length)
        {
            int slot = Size;
            Keep(slot, global, score);
            Push(slot);
        }
        else
        {
            int worst = Heap[0];
            if (CompareCurrent(worst, global, _docs[worst]) >= 0)
            {
                return;
            }
            Keep(worst, global, score);
            SiftDown();
        }
        if (_scoreFirst && Size == Heap.Length)
        {
            float bottom = _scores[Heap[0]];
            MinCompetitiveScore = _comparators.Length == 1 && _tieBreak is null ? MathF.BitIncrement(bottom) : bottom;
        }
    }

    private protected override bool IsWorse(int a, int b)
    {
        foreach (FieldComparator comparator in _comparators)
        {
            int order = comparator.Compare(a, b);
            if (order != 0)
            {
                return order > 0;
            }
        }
        int tie = _tieBreak?.Compare(a, b) ?? 0;
        return tie != 0 ? tie > 0 : _docs[a] > _docs[b];
    }

    private protected override ScoreDoc ToScoreDoc(int slot) =>
        new(_docs[slot], NeedsScores ? _scores[slot] : float.NaN)
        {
            SortValues = _fillValues ? [.. _comparators.Select(c => c.Value(slot))] : [],
            TieBreak = (byte[]?)_tieBreak?.Value(slot),
        };

    private int CompareCurrent(int slot, int doc, int slotDoc)
    {
        foreach (FieldComparator comparator in _comparators)
        {
            int order = comparator.CompareCurrent(slot);
            if (order != 0)
            {
                return order;
            }
        }
        int tie = _tieBreak?.CompareCurrent(slot) ?? 0;
        return tie != 0 ? tie : doc.CompareTo(slotDoc);
    }

    private void Keep(int slot, int doc, float score)
    {
        foreach (FieldComparator comparator in _comparators)
        {
            comparator.Keep(slot);
        }
        _tieBreak?.Keep(slot);
        _docs[slot] = doc;
        _scores[slot] = score;
    }

    private void KeepAfter(ScoreDoc after)
    {
        if (_fillValues && after.SortValues.Count != _comparators.Length)
        {
            throw new ArgumentException("the hit to search after has other sort values than the search");
        }
        for (int i = 0; i < _comparators.Length; i++)
        {
            _comparators[i].Keep(_afterSlot, _fillValues ? after.SortValues[i] : after.Score);
        }
        _tieBreak?.Keep(_afterSlot, after.TieBreak);
    }
}
