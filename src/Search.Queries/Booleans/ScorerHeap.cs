using Search.Codecs;

namespace Search.Queries;

/// <summary>Several iterators as one heap, the lowest document at the root.</summary>
internal sealed class ScorerHeap
{
    private readonly Scorer[] _heap;

    /// <summary>A heap of scorers that stand on no document yet.</summary>
    internal ScorerHeap(Scorer[] scorers) => _heap = [.. scorers];

    /// <summary>The lowest document of all.</summary>
    internal int Doc => _heap[0].DocId;

    /// <summary>Moves every scorer that stands on the root's document to its next one; returns the new
    /// lowest.</summary>
    internal int NextDoc()
    {
        int doc = _heap[0].DocId;
        if (doc == DocIdSetIterator.NoMoreDocs)
        {
            return doc;
        }
        do
        {
            _heap[0].NextDoc();
            SiftDown();
        }
        while (_heap[0].DocId == doc);
        return _heap[0].DocId;
    }

    /// <summary>Moves every scorer before the target to it or past it; returns the new lowest.</summary>
    internal int Advance(int target)
    {
        while (_heap[0].DocId < target)
        {
            _heap[0].Advance(target);
            SiftDown();
        }
        return _heap[0].DocId;
    }

    /// <summary>Fills the scorers that stand on the root's document; returns how many.</summary>
    internal int Matching(Scorer[] into)
    {
        int doc = _heap[0].DocId;
        into[0] = _heap[0];
        int count = 1;
        count = Gather(1, doc, into, count);
        return Gather(2, doc, into, count);
    }

    private int Gather(int at, int doc, Scorer[] into, int count)
    {
        if (at < _heap.Length && _heap[at].DocId == doc)
        {
            into[count++] = _heap[at];
            count = Gather((2 * at) + 1, doc, into, count);
            count = Gather((2 * at) + 2, doc, into, count);
        }
        return count;
    }

    private void SiftDown()
    {
        Scorer moved = _heap[0];
        int at = 0;
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= _heap.Length)
            {
                break;
            }
            if (child + 1 < _heap.Length && _heap[child + 1].DocId < _heap[child].DocId)
            {
                child++;
            }
            if (_heap[child].DocId >= moved.DocId)
            {
                break;
            }
            _heap[at] = _heap[child];
            at = child;
        }
        _heap[at] = moved;
    }
}
