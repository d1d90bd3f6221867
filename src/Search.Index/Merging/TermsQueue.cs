using Search.Codecs;

namespace Search.Indexing;

/// <summary>The terms of several sources in byte order, equal ones together, in source order. A binary heap of enumerators.</summary>
internal sealed class TermsQueue
{
    private readonly List<Entry> _heap = [];
    private readonly List<Entry> _matches = [];

    /// <summary>The sources that have the current term, in order.</summary>
    public IReadOnlyList<Entry> Matches => _matches;

    /// <summary>The current term. Valid until the next step.</summary>
    public ReadOnlySpan<byte> Term => _matches[0].Terms.Term;

    /// <summary>Adds a source; before the first step only.</summary>
    public void Add(int index, MergeSource source, TermsEnum terms) => _matches.Add(new Entry(index, source, terms));

    /// <summary>Steps to the next term; false at the end.</summary>
    public bool MoveNext()
    {
        foreach (Entry entry in _matches)
        {
            if (entry.Terms.MoveNext())
            {
                _heap.Add(entry);
                Up(_heap.Count - 1);
            }
        }
        _matches.Clear();
        while (_heap.Count > 0 && (_matches.Count == 0 || _heap[0].Terms.Term.SequenceEqual(Term)))
        {
            _matches.Add(Pop());
        }
        return _matches.Count > 0;
    }

    private static bool Less(Entry a, Entry b)
    {
        int order = a.Terms.Term.SequenceCompareTo(b.Terms.Term);
        return order < 0 || (order == 0 && a.Index < b.Index);
    }

    private Entry Pop()
    {
        Entry top = _heap[0];
        int last = _heap.Count - 1;
        _heap[0] = _heap[last];
        _heap.RemoveAt(last);
        Down();
        return top;
    }

    private void Up(int at)
    {
        while (at > 0 && Less(_heap[at], _heap[(at - 1) / 2]))
        {
            (_heap[at], _heap[(at - 1) / 2]) = (_heap[(at - 1) / 2], _heap[at]);
            at = (at - 1) / 2;
        }
    }

    private void Down()
    {
        int at = 0;
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= _heap.Count)
            {
                return;
            }
            if (child + 1 < _heap.Count && Less(_heap[child + 1], _heap[child]))
            {
                child++;
            }
            if (!Less(_heap[child], _heap[at]))
            {
                return;
            }
            (_heap[at], _heap[child]) = (_heap[child], _heap[at]);
            at = child;
        }
    }

    /// <summary>A source's place in its terms.</summary>
    internal sealed class Entry(int index, MergeSource source, TermsEnum terms)
    {
        /// <summary>Order among the sources.</summary>
        public int Index => index;

        /// <summary>The source.</summary>
        public MergeSource Source => source;

        /// <summary>Its terms.</summary>
        public TermsEnum Terms => terms;

        /// <summary>Reused postings of the source.</summary>
        public PostingsEnum? Postings { get; set; }
    }
}
