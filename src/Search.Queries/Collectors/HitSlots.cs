using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// Hits kept in slots, in the order that a search asks for: by its criteria, then by the tie-break bytes, then by document.
/// The document at hand is compared with slots, and kept in one; of its values only those are read that decide.
/// </summary>
internal sealed class HitSlots
{
    // The criteria, then the tie-break where there is one.
    private readonly FieldComparator[] _comparators;
    private readonly int _criteria;
    private readonly bool _fillValues;
    private int[] _docs;
    private float[] _scores;
    private LeafReaderContext? _leaf;
    private bool _isRepeatedLeaf;
    private bool _isSortedLeaf;
    private int _doc;
    private float _score;
    private int _read;

    internal HitSlots(int slots, SearchOptions options)
    {
        IReadOnlyList<SortField> sort = options.Sort.Count == 0 ? [SortField.Score] : options.Sort;
        _fillValues = options.Sort.Count > 0;
        _criteria = sort.Count;
        IEnumerable<SortField> all = options.TieBreakField is { } tie ? [.. sort, SortField.Binary(tie)] : sort;
        _comparators = [.. all.Select(f => FieldComparator.Create(f, slots))];
        _docs = new int[slots];
        _scores = new float[slots];
        IsScoreFirst = sort[0].Kind == SortKind.Score && !sort[0].Reverse;
        NeedsScores = options.ScoresWithSort || sort.Any(f => f.Kind == SortKind.Score);
    }

    /// <summary>Whether the first criterion is the score, highest first.</summary>
    internal bool IsScoreFirst { get; }

    /// <summary>Whether documents can be left out by what the first criterion knows of them.</summary>
    internal bool HasRuns => _comparators[0].HasRuns;

    /// <summary>Whether nothing but the first criterion and the document decides.</summary>
    internal bool HasOneCriterion => _comparators.Length == 1;

    /// <summary>Whether scores are asked for.</summary>
    internal bool NeedsScores { get; }

    /// <summary>Number of slots.</summary>
    internal int Count => _docs.Length;

    private int Current => _doc + (_leaf?.DocBase ?? 0);

    /// <summary>The score in a slot.</summary>
    internal float Score(int slot) => _scores[slot];

    /// <summary>Prepares for the documents of a leaf. A leaf that comes again comes with documents before those it came with.</summary>
    internal void SetLeaf(LeafReaderContext leaf)
    {
        _isRepeatedLeaf = leaf.Ord == _leaf?.Ord;
        _leaf = leaf;
        foreach (FieldComparator comparator in _comparators)
        {
            comparator.SetLeaf(leaf);
        }
        IReadOnlyList<IndexSortField> order = leaf.Reader.IndexSort;
        _isSortedLeaf = order.Count >= _criteria;
        for (int i = 0; _isSortedLeaf && i < _criteria; i++)
        {
            _isSortedLeaf = _comparators[i].Follows(order[i]);
        }
    }

    /// <summary>The document of a leaf from which on the best are expected, as far as the first criterion knows.</summary>
    internal int BestStart(LeafReaderContext leaf, int after) => _comparators[0].BestStart(leaf.Reader, after);

    /// <summary>The next documents of the leaf that may come before a slot's hit, as far as the first criterion knows.</summary>
    /// <param name="target">The first document to look at.</param>
    /// <param name="worst">The slot; -1 for every document.</param>
    /// <param name="after">The slot of the hit to search after; -1 for none.</param>
    internal DocRun NextRun(int target, int worst, int after) =>
        _comparators[0].NextRun(target, worst, after, ties: !HasOneCriterion || _isRepeatedLeaf);

    /// <summary>
    /// Whether no later document of the leaf can come before a slot's hit, as the one at hand does not: in a leaf whose documents
    /// are in the order of the criteria.
    /// </summary>
    internal bool EndsLeaf(int slot)
    {
        if (!_isSortedLeaf)
        {
            return false;
        }
        for (int i = 0; i < _criteria; i++)
        {
            Require(i);
            if (!_comparators[i].IsPlain)
            {
                return false;
            }
            if (_comparators[i].CompareCurrent(slot) > 0)
            {
                return true;
            }
        }
        return _comparators.Length == _criteria && !_isRepeatedLeaf;
    }

    /// <summary>Takes a document of the leaf.</summary>
    internal void Read(int doc, float score)
    {
        _doc = doc;
        _score = score;
        _read = 0;
    }

    /// <summary>Order of the document at hand against a slot's: negative when it comes first.</summary>
    internal int CompareCurrent(int slot)
    {
        for (int i = 0; i < _comparators.Length; i++)
        {
            Require(i);
            int order = _comparators[i].CompareCurrent(slot);
            if (order != 0)
            {
                return order;
            }
        }
        return Current.CompareTo(_docs[slot]);
    }

    /// <summary>Order of two slots.</summary>
    internal int Compare(int a, int b)
    {
        foreach (FieldComparator comparator in _comparators)
        {
            int order = comparator.Compare(a, b);
            if (order != 0)
            {
                return order;
            }
        }
        return _docs[a].CompareTo(_docs[b]);
    }

    /// <summary>Keeps the document at hand in a slot.</summary>
    internal void Keep(int slot)
    {
        Require(_comparators.Length - 1);
        foreach (FieldComparator comparator in _comparators)
        {
            comparator.Keep(slot);
        }
        _docs[slot] = Current;
        _scores[slot] = _score;
    }

    /// <summary>Puts a hit of an earlier search in a slot.</summary>
    internal void Keep(int slot, ScoreDoc hit)
    {
        if (_fillValues && hit.SortValues.Count != _criteria)
        {
            throw new ArgumentException("the hit to search after has other sort values than the search");
        }
        for (int i = 0; i < _criteria; i++)
        {
            _comparators[i].Keep(slot, _fillValues ? hit.SortValues[i] : hit.Score);
        }
        if (_comparators.Length > _criteria)
        {
            _comparators[_criteria].Keep(slot, hit.TieBreak);
        }
        _docs[slot] = hit.Doc;
        _scores[slot] = hit.Score;
    }

    /// <summary>Makes room for more slots.</summary>
    internal void Grow(int slots)
    {
        foreach (FieldComparator comparator in _comparators)
        {
            comparator.Grow(slots);
        }
        Array.Resize(ref _docs, slots);
        Array.Resize(ref _scores, slots);
    }

    /// <summary>The hit of a slot.</summary>
    internal ScoreDoc ToScoreDoc(int slot) =>
        new(_docs[slot], NeedsScores ? _scores[slot] : float.NaN)
        {
            SortValues = _fillValues ? [.. _comparators.Take(_criteria).Select(c => c.Value(slot))] : [],
            TieBreak = _comparators.Length > _criteria ? (byte[]?)_comparators[_criteria].Value(slot) : null,
        };

    private void Require(int criterion)
    {
        while (_read <= criterion)
        {
            _comparators[_read++].Read(_doc, _score);
        }
    }
}
