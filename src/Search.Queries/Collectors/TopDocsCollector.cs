namespace Search.Queries;

/// <summary>A collector that keeps the best n in a heap whose root is the worst of them.</summary>
internal abstract class TopDocsCollector : Collector
{
    private readonly int _threshold;

    private protected TopDocsCollector(int capacity, int threshold)
    {
        Heap = new int[capacity];
        _threshold = threshold;
        HitThreshold = threshold == SearchOptions.Exact ? long.MaxValue : threshold;
    }

    /// <summary>Slots in heap order.</summary>
    private protected int[] Heap { get; }

    /// <summary>Number of slots in use.</summary>
    private protected int Size { get; set; }

    /// <summary>The total, the same on every plan: exact up to the threshold, else the threshold as a lower
    /// bound.</summary>
    private TotalHits Total => HitCount > _threshold
        ? new TotalHits(_threshold, TotalHitsRelation.GreaterThanOrEqualTo)
        : new TotalHits(HitCount, TotalHitsRelation.EqualTo);

    /// <summary>The result; empties the heap.</summary>
    internal TopDocs ToTopDocs(bool isPartial)
    {
        Complete();
        var hits = new ScoreDoc[Size];
        for (int i = hits.Length - 1; i >= 0; i--)
        {
            hits[i] = ToScoreDoc(Heap[0]);
            Size--;
            if (Size > 0)
            {
                Heap[0] = Heap[Size];
                SiftDown();
            }
        }
        TotalHits total = isPartial
            ? new TotalHits(HitCount, TotalHitsRelation.GreaterThanOrEqualTo)
            : Total;
        return new TopDocs(total, hits, isPartial);
    }

    /// <summary>Puts the last hits into the heap, when everything is collected.</summary>
    private protected virtual void Complete()
    {
    }

    /// <summary>Whether the hit in slot <paramref name="a"/> comes after the one in slot
    /// <paramref name="b"/>.</summary>
    private protected abstract bool IsWorse(int a, int b);

    /// <summary>The hit of a slot.</summary>
    private protected abstract ScoreDoc ToScoreDoc(int slot);

    /// <summary>Adds a slot to a heap that is not full.</summary>
    private protected void Push(int slot)
    {
        int at = Size++;
        while (at > 0)
        {
            int parent = (at - 1) >> 1;
            if (!IsWorse(slot, Heap[parent]))
            {
                break;
            }
            Heap[at] = Heap[parent];
            at = parent;
        }
        Heap[at] = slot;
    }

    /// <summary>Restores the heap after the root's slot has got another hit.</summary>
    private protected void SiftDown()
    {
        int slot = Heap[0];
        int at = 0;
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= Size)
            {
                break;
            }
            if (child + 1 < Size && IsWorse(Heap[child + 1], Heap[child]))
            {
                child++;
            }
            if (!IsWorse(Heap[child], slot))
            {
                break;
            }
            Heap[at] = Heap[child];
            at = child;
        }
        Heap[at] = slot;
    }
}
