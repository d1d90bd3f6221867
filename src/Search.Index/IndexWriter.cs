using System.Threading;
using Search.Codecs;
using Search.Store;
using Lock = Search.Store.Lock;

namespace Search.Indexing;

/// <summary>
/// Creates and changes an index: adds, updates and deletes documents from any number of threads, flushes them as segments, merges
/// segments, and commits in two phases. Semantics are those of Apache Lucene's writer: an update is atomic, a deletion reaches every
/// document added before it and none after, nothing is durable before a commit, everything is after it.
/// </summary>
/// <remarks>
/// A write that fails closes the writer (the last commit stays what it was); every later call throws
/// <see cref="AlreadyClosedException"/> with the cause. A document that cannot be analysed throws and leaves nothing behind.
/// </remarks>
public sealed class IndexWriter : IDisposable
{
    /// <summary>Name of the lock that a writer holds.</summary>
    public const string WriteLockName = "write.lock";

    // Enough for natural merges to come in between; not endless while documents are being updated.
    private const int MaxForcedRounds = 16;

    private readonly IndexWriterConfig _config;
    private readonly Lock _lock;
    private readonly SegmentPool _pool;
    private readonly FieldNumbers _numbers = new();
    private readonly DocumentsWriter _documents;
    private readonly MergeScheduler _merges;
    private readonly FullFlush _flush;
    private readonly Committer _committer;
    private readonly SegmentMergeRunner _mergeRunner;
    private readonly Action _ensureOpen;
    private readonly Action<DocumentsWriterPerThread> _beginFlush;
    private volatile bool _closed;
    private bool _closedWholly;
    private Exception? _tragedy;

    /// <summary>Opens a writer; it owns the directory until it is disposed, and does not dispose it.</summary>
    /// <exception cref="LockObtainFailedException">Another writer is open.</exception>
    public IndexWriter(Directory directory, IndexWriterConfig config)
    {
        _config = config;
        _lock = directory.ObtainLock(WriteLockName);
        bool done = false;
        try
        {
            SegmentInfos? last = IndexOpening.ReadLastCommit(directory, config.OpenMode);
            SegmentInfos infos = IndexOpening.Begin(directory, config, last, _numbers);
            _pool = new SegmentPool(directory, config.Codec, infos, last, _numbers);
            _documents = new DocumentsWriter(directory, config, _numbers, NewSegmentName);
            _flush = new FullFlush(_pool, _documents);
            _committer = new Committer(directory, _pool, last is not null && config.OpenMode != OpenMode.Create);
            _mergeRunner = new SegmentMergeRunner(directory, config, _pool, _numbers, _documents, _flush);
            _merges = new MergeScheduler(_pool, config, RunMerge, Fail);
            _ensureOpen = EnsureOpen;
            _beginFlush = _flush.Begin;
            done = true;
        }
        finally
        {
            if (!done)
            {
                _lock.Dispose();
            }
        }
    }

    /// <summary>False once the writer is closed.</summary>
    public bool IsOpen => !_closed;

    /// <summary>The failure that closed the writer, or null.</summary>
    public Exception? TragicException => Volatile.Read(ref _tragedy);

    /// <summary>User data that the last commit has or the next one will have.</summary>
    public IReadOnlyDictionary<string, string> CommitUserData
    {
        get
        {
            lock (_pool.Gate)
            {
                return new Dictionary<string, string>(_pool.Infos.UserData, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Documents that are in memory only.</summary>
    public int BufferedDocs => _documents.BufferedDocs;

    /// <summary>Bytes that documents and deletions in memory take.</summary>
    public long RamBytes => _documents.RamBytes;

    /// <summary>Number of segments that are written, committed or not.</summary>
    public int SegmentCount
    {
        get
        {
            lock (_pool.Gate)
            {
                return _pool.Segments.Count;
            }
        }
    }

    /// <summary>Adds a document; returns the operation's sequence number.</summary>
    /// <exception cref="ArgumentException">The document contradicts what its fields are, or a token or value is out of bounds.</exception>
    public long AddDocument(IndexDocument document) => Add(document, null);

    /// <summary>Deletes the documents of a term and adds one, as one operation; returns its sequence number.</summary>
    public long UpdateDocument(Term term, IndexDocument document)
    {
        ArgumentNullException.ThrowIfNull(term);
        return Add(document, term);
    }

    /// <summary>Deletes the documents of a term that were added before; returns the operation's sequence number.</summary>
    public long DeleteDocuments(Term term)
    {
        ArgumentNullException.ThrowIfNull(term);
        long sequence = _documents.Delete(term, _ensureOpen);
        if (_documents.DeletesAreFull)
        {
            Flush();
        }
        return sequence;
    }

    /// <summary>
    /// Gives the numeric doc value of a field to the documents of a term that were added before, or takes it away (null), without
    /// indexing them again; returns the operation's sequence number. Stored values and postings stay what they are.
    /// </summary>
    /// <exception cref="ArgumentException">The field has doc values of another kind, or the index is sorted by it.</exception>
    public long UpdateNumericDocValue(Term term, string field, long? value) =>
        UpdateDocValues(term, DocValueChange.OfNumber(field, value));

    /// <summary>The same for binary doc values.</summary>
    public long UpdateBinaryDocValue(Term term, string field, byte[]? value) =>
        UpdateDocValues(term, DocValueChange.OfBytes(field, value));

    /// <summary>
    /// Several such changes as one operation. What comes later wins; deletions and updates of whole documents are in one order with
    /// these. A field that the index does not know yet becomes one of doc values only.
    /// </summary>
    public long UpdateDocValues(Term term, params IReadOnlyList<DocValueChange> changes)
    {
        ArgumentNullException.ThrowIfNull(term);
        long sequence = _documents.Update(term, changes, _ensureOpen);
        if (_documents.DeletesAreFull)
        {
            Flush();
        }
        return sequence;
    }

    /// <summary>
    /// A reader of everything up to now, not durable for that. It shares the open files of segments with earlier readers; the caller
    /// disposes it.
    /// </summary>
    public DirectoryReader GetReader()
    {
        DirectoryReader reader = Guarded(() => _flush.Run(EnsureOpen, null, () => _pool.GetReader(this)));
        bool done = false;
        try
        {
            FindMerges();
            done = true;
            return reader;
        }
        finally
        {
            if (!done)
            {
                reader.Dispose();
            }
        }
    }

    /// <summary>Writes everything in memory as segments and applies the deletions, without a commit.</summary>
    public void Flush()
    {
        Guarded(() => _flush.Run(EnsureOpen, null, () => 0));
        FindMerges();
    }

    /// <summary>
    /// First phase of a commit: everything up to now is on disk and synced, but not yet the index. Follow with <see cref="Commit()"/>
    /// or <see cref="Rollback"/>. Returns the sequence number of the last operation in it.
    /// </summary>
    /// <param name="userDataAtCut">
    /// Called at the moment that divides the operations in the commit from later ones, while none is under way; gives the user data
    /// of the commit. Must not call the writer. Null keeps the user data as they are.
    /// </param>
    public long PrepareCommit(Func<IReadOnlyDictionary<string, string>>? userDataAtCut = null)
    {
        long sequence = Guarded(() => _committer.Prepare(_flush, _documents.Deletes, EnsureOpen, userDataAtCut));
        FindMerges();
        return sequence;
    }

    /// <summary>Makes everything up to now, or what was prepared, the durable state of the index.</summary>
    /// <returns>The sequence number of the last operation in the commit.</returns>
    public long Commit() => Commit(userDataAtCut: null);

    /// <summary>Commits with user data.</summary>
    public long Commit(IReadOnlyDictionary<string, string> userData) => Commit(() => userData);

    /// <summary>Commits with user data taken at the cut; see <see cref="PrepareCommit"/>.</summary>
    public long Commit(Func<IReadOnlyDictionary<string, string>>? userDataAtCut)
    {
        long sequence = Guarded(() => _committer.Commit(_flush, _documents.Deletes, EnsureOpen, userDataAtCut));
        FindMerges();
        return sequence;
    }

    /// <summary>Discards everything since the last commit, a prepared commit included, and closes the writer.</summary>
    public void Rollback()
    {
        Close(null);
        WaitUntilClosed();
    }

    /// <summary>
    /// Merges until the index has at most that many segments and no deletions in them; waits for it. Operations that go on meanwhile
    /// may leave new segments and deletions.
    /// </summary>
    public void ForceMerge(int maxSegments)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSegments, 1);
        Flush();
        int registered = 1;
        for (int round = 0; registered > 0 && round < MaxForcedRounds; round++)
        {
            lock (_pool.Gate)
            {
                _merges.WaitForAll();
                EnsureOpen();
                registered = _merges.Register(_config.MergePolicy.FindForcedMerges(_pool.Statistics(), maxSegments));
            }
            Guarded(() =>
            {
                _merges.Run();
                return 0;
            });
        }
    }

    /// <summary>Waits until no merge is waiting or running.</summary>
    public void WaitForMerges()
    {
        lock (_pool.Gate)
        {
            _merges.WaitForAll();
        }
    }

    /// <summary>Waits for merges, commits (unless the settings say otherwise) and closes.</summary>
    public void Dispose()
    {
        if (!_closed && _config.CommitOnClose)
        {
            Flush();
            WaitForMerges();
            if (!_closed)
            {
                Commit();
            }
        }
        Close(null);
        WaitUntilClosed();
    }

    private long Add(IndexDocument document, Term? deletes)
    {
        ArgumentNullException.ThrowIfNull(document);
        DocumentsWriterPerThread? full;
        long sequence;
        try
        {
            sequence = _documents.Add(document, deletes, _ensureOpen, _beginFlush, out full);
        }
        catch (Exception e)
        {
            // Not in a filter: those run before the blocks that find out whether a write broke off.
            if (_documents.IsBroken || e is OutOfMemoryException)
            {
                Fail(e);
            }
            throw;
        }
        if (full is not null)
        {
            FlushOne(full);
        }
        if (deletes is not null && _documents.DeletesAreFull)
        {
            Flush();
        }
        return sequence;
    }

    private void FlushOne(DocumentsWriterPerThread full)
    {
        try
        {
            _flush.Complete(full, _ensureOpen);
        }
        catch (Exception e) when (e is not AlreadyClosedException)
        {
            Fail(e);
            throw;
        }
        FindMerges();
        _merges.WaitWhileBehind();
    }

    private void FindMerges() => Guarded(() =>
    {
        _merges.FindAndRun();
        return 0;
    });

    private void RunMerge(OneMerge merge) => _mergeRunner.Run(merge, CheckMerge);

    private void CheckMerge()
    {
        if (_closed || _merges.IsStopped)
        {
            throw new MergeAbortedException();
        }
    }

    private string NewSegmentName()
    {
        lock (_pool.Gate)
        {
            return _pool.Infos.NewSegmentName();
        }
    }

    private void EnsureOpen()
    {
        if (_closed)
        {
            throw new AlreadyClosedException(TragicException);
        }
    }

    // Every failure of the writer's own work closes it: what is on disk or in memory may be half done.
    private T Guarded<T>(Func<T> work)
    {
        try
        {
            EnsureOpen();
            return work();
        }
        catch (MergeAbortedException)
        {
            throw new AlreadyClosedException(TragicException);
        }
        catch (Exception e) when (e is not AlreadyClosedException and not CommitStateException)
        {
            Fail(e);
            throw;
        }
    }

    private void Fail(Exception cause) => Close(cause);

    private void Close(Exception? cause)
    {
        lock (_pool.Gate)
        {
            if (_closed)
            {
                return;
            }
            _tragedy = cause;
            _closed = true;
            Monitor.PulseAll(_pool.Gate);
        }
        _merges.Stop();
        _flush.Close();
        _committer.Close();
        lock (_pool.Gate)
        {
            _pool.Close();
            if (!_committer.IsInDoubt)
            {
                _pool.Deleter.Rollback();
            }
        }
        _lock.Dispose();
        lock (_pool.Gate)
        {
            _closedWholly = true;
            Monitor.PulseAll(_pool.Gate);
        }
    }

    // Another thread, one that merges, may be closing after a failure.
    private void WaitUntilClosed()
    {
        lock (_pool.Gate)
        {
            while (!_closedWholly)
            {
                Monitor.Wait(_pool.Gate);
            }
        }
    }
}
