namespace Search.Queries;

/// <summary>
/// The terms of the greatest counts; of equal counts the smaller term. Terms are added in their order, so that a term that
/// comes later must have more to displace one.
/// </summary>
internal sealed class TopTerms(int top)
{
    // The least count first; of equal counts the term that came last.
    private readonly PriorityQueue<KeptTerm, (long Count, long Place)> _kept = new(top + 1);

    /// <summary>How many terms were added.</summary>
    internal long Distinct { get; private set; }

    /// <summary>Adds the counted terms of the only leaf; only those that stay are looked up.</summary>
    internal void AddAll(CountedOrds leaf)
    {
        for (int ord = leaf.NextCounted(0); ord >= 0; ord = leaf.NextCounted(ord + 1))
        {
            Add(leaf, ord, null, leaf.Counts[ord]);
        }
    }

    /// <summary>Adds the counted terms of several leaves, summed by term.</summary>
    internal void AddMerged(IReadOnlyList<CountedOrds> leaves)
    {
        var queue = new PriorityQueue<(CountedOrds Leaf, int Ord), byte[]>(
            Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        foreach (CountedOrds leaf in leaves)
        {
            Enqueue(queue, leaf, 0);
        }
        while (queue.TryDequeue(out (CountedOrds Leaf, int Ord) first, out byte[]? term))
        {
            long count = first.Leaf.Counts[first.Ord];
            Enqueue(queue, first.Leaf, first.Ord + 1);
            while (queue.TryPeek(out (CountedOrds Leaf, int Ord) same, out byte[]? next)
                && next.AsSpan().SequenceEqual(term))
            {
                queue.Dequeue();
                count += same.Leaf.Counts[same.Ord];
                Enqueue(queue, same.Leaf, same.Ord + 1);
            }
            Add(first.Leaf, first.Ord, term, count);
        }
    }

    /// <summary>The terms, most frequent first.</summary>
    internal IEnumerable<(byte[] Term, long Count)> Take()
    {
        var taken = new (byte[] Term, long Count)[_kept.Count];
        for (int i = taken.Length - 1; i >= 0; i--)
        {
            KeptTerm kept = _kept.Dequeue();
            taken[i] = (kept.Term ?? kept.Leaf.Lookup(kept.Ord).ToArray(), kept.Count);
        }
        return taken;
    }

    private static void Enqueue(PriorityQueue<(CountedOrds Leaf, int Ord), byte[]> queue, CountedOrds leaf, int from)
    {
        int ord = leaf.NextCounted(from);
        if (ord >= 0)
        {
            queue.Enqueue((leaf, ord), leaf.Lookup(ord).ToArray());
        }
    }

    private void Add(CountedOrds leaf, int ord, byte[]? term, long count)
    {
        long place = -Distinct++;
        if (_kept.Count < top)
        {
            _kept.Enqueue(new KeptTerm(leaf, ord, term, count), (count, place));
        }
        else if (_kept.TryPeek(out _, out (long Count, long Place) least) && count > least.Count)
        {
            _kept.DequeueEnqueue(new KeptTerm(leaf, ord, term, count), (count, place));
        }
    }

    /// <summary>A term that may stay; its bytes, when they were looked up already.</summary>
    private readonly record struct KeptTerm(CountedOrds Leaf, int Ord, byte[]? Term, long Count);
}
