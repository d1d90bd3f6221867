using System.Text;
using Search.Indexing;

namespace Search.Queries;

/// <summary>Counts ordinals, leaf by leaf; the terms of leaves are merged when all is counted.</summary>
internal sealed class TermsFacetCounter : FacetCounter
{
    private readonly string _field;
    private readonly int _top;
    private readonly byte[][] _selected;
    private readonly List<CountedOrds> _leaves = [];
    private CountedOrds? _leaf;
    private bool[] _selectedOrds = [];
    private int[] _current = new int[1];
    private int _size;

    internal TermsFacetCounter(TermsFacet facet)
        : base(facet)
    {
        _field = facet.Field;
        _top = facet.Top;
        _selected = [.. facet.Selected.Distinct(StringComparer.Ordinal).Select(Encoding.UTF8.GetBytes)];
    }

    /// <inheritdoc/>
    internal override void SetLeaf(LeafReaderContext leaf)
    {
        _leaf = CountedOrds.TryOpen(leaf.Reader, _field);
        if (_leaf is null)
        {
            return;
        }
        _leaves.Add(_leaf);
        if (HasSelection)
        {
            _selectedOrds = new bool[_leaf.Counts.Length];
            foreach (byte[] term in _selected)
            {
                int ord = _leaf.Find(term);
                if (ord >= 0)
                {
                    _selectedOrds[ord] = true;
                }
            }
        }
    }

    /// <inheritdoc/>
    internal override bool Read(int doc)
    {
        _size = 0;
        if (_leaf is null)
        {
            return !HasSelection;
        }
        _size = _leaf.Read(doc, ref _current);
        if (!HasSelection)
        {
            return true;
        }
        for (int i = 0; i < _size; i++)
        {
            if (_selectedOrds[_current[i]])
            {
                return true;
            }
        }
        return false;
    }

    /// <inheritdoc/>
    internal override void Count()
    {
        if (_size == 0 || _leaf is null)
        {
            Missing++;
            return;
        }
        int[] counts = _leaf.Counts;
        for (int i = 0; i < _size; i++)
        {
            counts[_current[i]]++;
        }
    }

    /// <inheritdoc/>
    internal override FacetResult ToResult()
    {
        var best = new TopTerms(_top);
        if (_leaves.Count == 1)
        {
            best.AddAll(_leaves[0]);
        }
        else
        {
            best.AddMerged(_leaves);
        }
        List<FacetBucket> buckets = [.. best.Take().Select(t => Bucket(t.Term, t.Count))];
        var known = buckets.Select(b => b.Label).ToHashSet(StringComparer.Ordinal);
        foreach (byte[] term in _selected)
        {
            if (!known.Contains(Encoding.UTF8.GetString(term)))
            {
                buckets.Add(Bucket(term, _leaves.Sum(l => l.CountOf(term))));
            }
        }
        return new FacetResult(buckets, Missing, best.Distinct);
    }

    private FacetBucket Bucket(byte[] term, long count) => new(Encoding.UTF8.GetString(term), count)
    {
        IsSelected = _selected.Any(s => s.AsSpan().SequenceEqual(term)),
    };
}
