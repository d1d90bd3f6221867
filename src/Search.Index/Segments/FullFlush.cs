using System.Threading;

namespace Search.Indexing;

/// <summary>
/// Brings what is in memory to disk. A single segment that is full goes alone (<see cref="Begin"/>, <see cref="Complete"/>);
/// readers and commits take everything at one cut (<see cref="Run"/>). While a full flush is under way, segments from after its
/// cut are held back: an update must not be seen without its deletion, nor the deletion without the update.
/// </summary>
internal sealed class FullFlush(SegmentPool pool, DocumentsWriter documents)
{
    private readonly object _gate = new();
    private readonly List<long> _underWay = [];
    private readonly List<FlushedSegment> _held = [];
    private long _epoch;

    /// <summary>Waits until no full flush is under way. The pool's gate is held (and given up while waiting).</summary>
    public void WaitForEnd(Action check)
    {
        while (_epoch != 0)
        {
            check();
            Monitor.Wait(pool.Gate);
        }
        check();
    }

    /// <summary>Notes that a segment is about to be flushed; called inside the operation that filled it.</summary>
    public void Begin(DocumentsWriterPerThread writer)
    {
        lock (pool.Gate)
        {
            _underWay.Add(writer.Epoch);
        }
    }

    /// <summary>
    /// Flushes a segment that was noted, and makes it part of the index now or at the end of the full flush. Must be called for every
    /// segment that was noted, whatever happened since: others wait for it.
    /// </summary>
    public void Complete(DocumentsWriterPerThread writer, Action ensureOpen)
    {
        try
        {
            FlushedSegment flushed = Write(writer, ensureOpen);
            lock (pool.Gate)
            {
                if (_epoch != 0 && writer.Epoch >= _epoch)
                {
                    _held.Add(flushed);
                }
                else
                {
                    pool.Publish(flushed);
                }
            }
        }
        finally
        {
            documents.Release(writer);
            lock (pool.Gate)
            {
                _underWay.Remove(writer.Epoch);
                Monitor.PulseAll(pool.Gate);
            }
        }
    }

    /// <summary>Flushes everything before a cut, applies the deletions before it, and then takes a snapshot of the state.</summary>
    /// <param name="ensureOpen">Throws when the writer is closed.</param>
    /// <param name="atTheCut">Runs at the cut, while no operation is under way.</param>
    /// <param name="snapshot">Runs when everything before the cut and nothing after it is in the pool, whose gate is held.</param>
    public T Run<T>(Action ensureOpen, Action? atTheCut, Func<T> snapshot)
    {
        lock (_gate)
        {
            ensureOpen();
            DeletePacket[] packets = [];
            long cut = 0;
            List<DocumentsWriterPerThread> taken = documents.TakeAll(() =>
            {
                (packets, cut) = documents.Deletes.Freeze(isFullFlush: true);
                atTheCut?.Invoke();
                lock (pool.Gate)
                {
                    _epoch = documents.Deletes.Epoch;
                }
            });
            var left = new Queue<DocumentsWriterPerThread>(taken.Where(w => w.NumDocs > 0));
            try
            {
                new FlushThreads(left, writer =>
                {
                    Begin(writer);
                    Complete(writer, ensureOpen);
                }).Run();
                return Finish(ensureOpen, snapshot, packets, cut);
            }
            finally
            {
                End(left);
                taken.ForEach(documents.Release);
            }
        }
    }

    /// <summary>Drops everything that is in memory. The writer is closed: no operation begins any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            foreach (DocumentsWriterPerThread writer in documents.TakeAll(() => { }))
            {
                writer.Abort();
                documents.Release(writer);
            }
            documents.WakeAll();
            lock (pool.Gate)
            {
                while (_underWay.Count > 0)
                {
                    Monitor.Wait(pool.Gate);
                }
            }
        }
    }

    private FlushedSegment Write(DocumentsWriterPerThread writer, Action ensureOpen)
    {
        bool done = false;
        try
        {
            ensureOpen();
            FlushedSegment flushed = writer.Flush(documents.Deletes);
            done = true;
            return flushed;
        }
        finally
        {
            if (!done)
            {
                writer.Abort();
            }
        }
    }

    private T Finish<T>(Action ensureOpen, Func<T> snapshot, DeletePacket[] packets, long cut)
    {
        lock (pool.Gate)
        {
            while (_underWay.Any(e => e < _epoch))
            {
                Monitor.Wait(pool.Gate);
            }
            ensureOpen();
            pool.Apply(pool.Segments.ToArray(), packets, cut);
            documents.Deletes.DropUpTo(cut);
            return snapshot();
        }
    }

    private void End(Queue<DocumentsWriterPerThread> left)
    {
        foreach (DocumentsWriterPerThread writer in left)
        {
            writer.Abort();
        }
        lock (pool.Gate)
        {
            _epoch = 0;
            foreach (FlushedSegment flushed in _held)
            {
                pool.Publish(flushed);
            }
            _held.Clear();
            Monitor.PulseAll(pool.Gate);
        }
    }
}
