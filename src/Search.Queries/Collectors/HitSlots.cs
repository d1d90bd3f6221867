using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// Hits kept in slots, in the order that a search asks for: by its criteria, then by the tie-break bytes, then by document.
/// The document at hand is read, compared with slots, and kept in one.
/// </summary>
internal sealed class HitSlots
{
    private readonly FieldComparator[] _comparators;
    private readonly BytesComparator? _tieBreak;
    private readonly bool _fillValues;
    private int[] _docs;
    private float[] _scores;
    private int _docBase;
    private int _current;
    private float _score;
    private bool _leafIsSorted;

    internal HitSlots(int slots, SearchOptions options)
    {
        IReadOnlyList<SortField> sort = options.Sort.Count == 0 ? [SortField.Score] : options.Sort;
        _fillValues = options.Sort.Count > 0;
        _comparators = [.. sort.Select(f => FieldComparator.Create(f, slots))];
        _tieBreak = options.TieBreakField is null
            ? null
            : new BytesComparator(SortField.Binary(options.TieBreakField), slots);
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
    internal bool HasOneCriterion => _comparators.Length == 1 && _tieBreak is null;

    /// <summary>Whether scores are asked for.</summary>
    internal bool NeedsScores { get; }

    /// <summary>Number of slots.</summary>
    internal int Count => _docs.Length;

    /// <summary>The score in a slot.</summary>
    internal float Score(int slot) => _scores[slot];

    /// <summary>Prepares for the documents of a leaf.</summary>
    internal void SetLeaf(LeafReaderContext leaf)
    {
        _docBase = leaf.DocBase;
        foreach (FieldComparator comparator in _comparators)
        {
            comparator.SetLeaf(leaf);
        }
        _tieBreak?.SetLeaf(leaf);
        IReadOnlyList<IndexSortField> order = leaf.Reader.IndexSort;
        _leafIsSorted = order.Count >= _comparators.Length;
        for (int i = 0; _leafIsSorted && i < _comparators.Length; i++)
        {
            _leafIsSorted = _comparators[i].Follows(order[i]);
        }
    }

    /// <summary>The next documents of the leaf that may come before a slot's hit, as far as the first criterion knows.</summary>
    /// <param name="target">The first document to look at.</param>
    /// <param name="worst">The slot; -1 for every document.</param>
    /// <param name="after">The slot of the hit to search after; -1 for none.</param>
    internal DocRun NextRun(int target, int worst, int after) =>
        _comparators[0].NextRun(target, worst, after, ties: !HasOneCriterion);

    /// <summary>
    /// Whether no later document of the leaf can come before a slot's hit, as the one at hand does not: in a leaf whose documents
    /// are in the order of the criteria.
    /// </summary>
    internal bool EndsLeaf(int slot)
    {
        if (!_leafIsSorted)
        {
            return false;
        }
        foreach (FieldComparator comparator in _comparators)
        {
            if (!comparator.IsPlain)
            {
                return false;
            }
            if (comparator.CompareCurrent(slot) > 0)
            {
                return true;
            }
        }
        return _tieBreak is null;
    }

    /// <summary>Reads the values of a document of the leaf.</summary>
    internal void Read(int doc, float score)
    {
        foreach (FieldComparator comparator in _comparators)
        {
            comparator.Read(doc, score);
        }
        _tieBreak?.Read(doc, score);
        _current = doc + _docBase;
        _score = score;
    }

    /// <summary>Order of the document at hand against a slot's: negative when it comes first.</summary>
    internal int CompareCurrent(int slot)
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
        return tie != 0 ? tie : _current.CompareTo(_docs[slot]);
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
        int tie = _tieBreak?.Compare(a, b) ?? 0;
        return tie != 0 ? tie : _docs[a].CompareTo(_docs[b]);
    }

    /// <summary>Keeps the document at hand in a slot.</summary>
    internal void Keep(int slot)
    {
        foreach (FieldComparator comparator in _comparators)
        {
            comparator.Keep(slot);
        }
        _tieBreak?.Keep(slot);
        _docs[slot] = _current;
        _scores[slot] = _score;
    }

    /// <summary>Puts a hit of an earlier search in a slot.</summary>
    internal void Keep(int slot, ScoreDoc hit)
    {
        if (_fillValues && hit.SortValues.Count != _comparators.Length)
        {
            throw new ArgumentException("the hit to search after has other sort values than the search");
        }
        for (int i = 0; i < _comparators.Length; i++)
        {
            _comparators[i].Keep(slot, _fillValues ? hit.SortValues[i] : hit.Score);
        }
        _tieBreak?.Keep(slot, hit.TieBreak);
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
        _tieBreak?.Grow(slots);
        Array.Resize(ref _docs, slots);
        Array.Resize(ref _scores, slots);
    }

    /// <summary>The hit of a slot.</summary>
    internal ScoreDoc ToScoreDoc(int slot) =>
        new(_docs[slot], NeedsScores ? _scores[slot] : float.NaN)
        {
            SortValues = _fillValues ? [.. _comparators.Select(c => c.Value(slot))] : [],
            TieBreak = (byte[]?)_tieBreak?.Value(slot),
        };
}
