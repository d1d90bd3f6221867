using System.Threading;
using Search.Store;

namespace Search.Indexing;

/// <summary>
/// The in-memory half of a writer: one in-memory segment for each thread that adds documents at the same time. Operations hold the
/// barrier shared; a full flush holds it alone for the moment in which it takes all segments away, which makes a clean cut: every
/// operation before it is in what was taken, every later one is not.
/// </summary>
internal sealed class DocumentsWriter(
    Directory directory, IndexWriterConfig config, FieldNumbers numbers, Func<string> newSegmentName)
    : IDisposable
{
    private const int MaxBuffers = 2;
    private readonly ReaderWriterLockSlim _barrier = new(LockRecursionPolicy.NoRecursion);
    private readonly object _gate = new();
    private readonly List<DocumentsWriterPerThread> _idle = [];
    private long _bytes;
    private long _flushingBytes;
    private int _docs;
    private volatile bool _isBroken;

    /// <summary>True after a write failed inside an operation.</summary>
    public bool IsBroken => _isBroken;

    /// <summary>Orders the operations.</summary>
    public DeleteQueue Deletes { get; } = new();

    /// <summary>Documents that are in memory only.</summary>
    public int BufferedDocs => Volatile.Read(ref _docs);

    /// <summary>Bytes that documents and deletions take.</summary>
    public long RamBytes => Interlocked.Read(ref _bytes) + Deletes.RamBytes;

    /// <summary>True when deletions alone take so much that they should be applied.</summary>
    public bool DeletesAreFull => Deletes.RamBytes > config.RamBufferBytes / 2;

    /// <summary>
    /// Adds a document, deleting those of a term before it. A segment that is full after that is handed to
    /// <paramref name="beginFlush"/> (still inside the operation) and then returned for the caller to flush.
    /// </summary>
    public long Add(
        IndexDocument document,
        Term? deletes,
        Action ensureOpen,
        Action<DocumentsWriterPerThread> beginFlush,
        out DocumentsWriterPerThread? full)
    {
        full = null;
        WaitWhileFull(ensureOpen);
        _barrier.EnterReadLock();
        try
        {
            ensureOpen();
            DocumentsWriterPerThread writer = Take();
            bool added = false;
            try
            {
                writer.AddDocument(document, config.Analyzer);
                added = true;
            }
            finally
            {
                if (!added && !writer.IsBroken)
                {
                    GiveBack(writer);
                }
                if (writer.IsBroken)
                {
                    _isBroken = true;
                    Forget(writer);
                    writer.Abort();
                }
            }
            long sequence = Deletes.Add(deletes, writer);
            Interlocked.Increment(ref _docs);
            full = GiveBackOrFlush(writer);
            if (full is not null)
            {
                Forget(full);
                Hold(full);
                beginFlush(full);
            }
            return sequence;
        }
        finally
        {
            _barrier.ExitReadLock();
        }
    }

    /// <summary>Deletes the documents of a term that were added before.</summary>
    public long Delete(Term term, Action ensureOpen)
    {
        _barrier.EnterReadLock();
        try
        {
            ensureOpen();
            return Deletes.Delete(term);
        }
        finally
        {
            _barrier.ExitReadLock();
        }
    }

    /// <summary>Changes doc values of the documents of a term that were added before.</summary>
    public long Update(Term term, IReadOnlyList<DocValueChange> changes, Action ensureOpen)
    {
        foreach (DocValueChange change in changes)
        {
            numbers.Require(change.Field, new FieldType { DocValuesType = change.Type });
        }
        _barrier.EnterReadLock();
        try
        {
            ensureOpen();
            return Deletes.Update(term, changes);
        }
        finally
        {
            _barrier.ExitReadLock();
        }
    }

    /// <summary>Takes all segments away; <paramref name="atTheCut"/> runs while no operation is under way.</summary>
    public List<DocumentsWriterPerThread> TakeAll(Action atTheCut)
    {
        _barrier.EnterWriteLock();
        try
        {
            List<DocumentsWriterPerThread> taken;
            lock (_gate)
            {
                taken = [.. _idle];
                _idle.Clear();
            }
            foreach (DocumentsWriterPerThread writer in taken)
            {
                Forget(writer);
                Hold(writer);
            }
            atTheCut();
            return taken;
        }
        finally
        {
            _barrier.ExitWriteLock();
        }
    }

    /// <summary>Notes that a segment which was taken away for a flush is on disk or given up: its memory is free.</summary>
    public void Release(DocumentsWriterPerThread writer)
    {
        lock (_gate)
        {
            _flushingBytes -= writer.HeldBytes;
            writer.HeldBytes = 0;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Lets waiting threads see that the writer is closed.</summary>
    public void WakeAll()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _barrier.Dispose();

    // The segment that the thread added to last, which its caches know, before any other.
    private DocumentsWriterPerThread Take()
    {
        int thread = Environment.CurrentManagedThreadId;
        lock (_gate)
        {
            if (_idle.Count > 0)
            {
                int at = _idle.Count - 1;
                while (at > 0 && _idle[at].LastThread != thread)
                {
                    at--;
                }
                at = _idle[at].LastThread == thread ? at : _idle.Count - 1;
                DocumentsWriterPerThread writer = _idle[at];
                _idle.RemoveAt(at);
                writer.LastThread = thread;
                return writer;
            }
        }
        return new DocumentsWriterPerThread(
            new TrackingDirectory(directory), config, numbers, newSegmentName(), Deletes.Epoch)
        { LastThread = thread };
    }

    private void GiveBack(DocumentsWriterPerThread writer)
    {
        lock (_gate)
        {
            _idle.Add(writer);
        }
    }

    // The largest segment at hand goes when memory is full; segments of other threads' running operations are not at hand.
    private DocumentsWriterPerThread? GiveBackOrFlush(DocumentsWriterPerThread writer)
    {
        long before = writer.RamBytes;
        long now = writer.MeasureRam();
        long total = Interlocked.Add(ref _bytes, now - before) + Deletes.RamBytes;
        lock (_gate)
        {
            _idle.Add(writer);
            DocumentsWriterPerThread? full = null;
            if (writer.NumDocs >= config.MaxBufferedDocs)
            {
                full = writer;
            }
            else if (total > config.RamBufferBytes)
            {
                full = _idle.MaxBy(w => w.RamBytes);
            }
            if (full is not null)
            {
                _idle.Remove(full);
            }
            return full;
        }
    }

    // Back-pressure: while segments on their way to disk hold a buffer's worth of memory and documents another, nothing comes in.
    private void WaitWhileFull(Action ensureOpen)
    {
        if (Interlocked.Read(ref _flushingBytes) + Interlocked.Read(ref _bytes) <= MaxBuffers * config.RamBufferBytes)
        {
            return;
        }
        lock (_gate)
        {
            while (_flushingBytes > 0
                && _flushingBytes + Interlocked.Read(ref _bytes) > MaxBuffers * config.RamBufferBytes)
            {
                ensureOpen();
                Monitor.Wait(_gate);
            }
        }
    }

    private void Hold(DocumentsWriterPerThread writer)
    {
        lock (_gate)
        {
            writer.HeldBytes = writer.RamBytes;
            _flushingBytes += writer.HeldBytes;
        }
    }

    private void Forget(DocumentsWriterPerThread writer)
    {
        Interlocked.Add(ref _bytes, -writer.RamBytes);
        Interlocked.Add(ref _docs, -writer.NumDocs);
    }
}
