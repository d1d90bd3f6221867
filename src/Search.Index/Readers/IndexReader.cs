using System.Threading;
using Search.Codecs;

namespace Search.Indexing;

/// <summary>
/// A point-in-time view of an index: a list of leaves. Reference-counted: the creator holds one reference and gives it up with
/// <see cref="Dispose()"/>; whoever else searches takes one with <see cref="TryIncRef"/> and gives it back with <see cref="DecRef"/>.
/// Files stay open, and their memory mapped, until the last reference is gone.
/// </summary>
public abstract class IndexReader : IDisposable
{
    private int _refCount = 1;
    private int _disposed;

    /// <summary>The leaves in order of their document bases.</summary>
    public abstract IReadOnlyList<LeafReaderContext> Leaves { get; }

    /// <summary>Number of documents, deleted ones included.</summary>
    public abstract int MaxDoc { get; }

    /// <summary>Number of live documents.</summary>
    public abstract int NumDocs { get; }

    /// <summary>Takes a reference; false when the reader is already closed.</summary>
    public bool TryIncRef()
    {
        int count = Volatile.Read(ref _refCount);
        while (count > 0)
        {
            int seen = Interlocked.CompareExchange(ref _refCount, count + 1, count);
            if (seen == count)
            {
                return true;
            }
            count = seen;
        }
        return false;
    }

    /// <summary>Gives a reference back; the last one closes the reader.</summary>
    public void DecRef()
    {
        int left = Interlocked.Decrement(ref _refCount);
        if (left == 0)
        {
            Close();
        }
        else if (left < 0)
        {
            throw new InvalidOperationException("the reader was given back more often than it was taken");
        }
    }

    /// <summary>Delivers the stored fields of a document of the whole reader.</summary>
    public void VisitDocument(int doc, StoredFieldVisitor visitor)
    {
        LeafReaderContext leaf = LeafOf(doc);
        leaf.Reader.VisitDocument(doc - leaf.DocBase, visitor);
    }

    /// <summary>The leaf that holds a document of the whole reader.</summary>
    public LeafReaderContext LeafOf(int doc)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(doc);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(doc, MaxDoc);
        IReadOnlyList<LeafReaderContext> leaves = Leaves;
        int low = 0;
        int high = leaves.Count - 1;
        while (low < high)
        {
            int mid = (low + high + 1) >>> 1;
            if (leaves[mid].DocBase <= doc)
            {
                low = mid;
            }
            else
            {
                high = mid - 1;
            }
        }
        return leaves[low];
    }

    /// <summary>Gives up the creator's reference.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            DecRef();
        }
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the leaves. Called once, when the last reference is gone.</summary>
    protected abstract void Close();
}
