using System.Threading;

namespace Search.Service;

/// <summary>
/// The one thread that writes to an index, and the queue before it. What waits is done as one group: the log is
/// synced once for all of it, so many
/// concurrent writers cost little more than one. Between groups the thread commits when it is time, and runs what
/// must not run beside a write.
/// </summary>
internal sealed class WriteQueue : IDisposable
{
    // A group is bounded so that nobody waits long behind a bulk load.
    private const long MaxGroupBytes = 2 << 20;
    private const int MaxGroupWrites = 1024;
    private static readonly TimeSpan IdleCheck = TimeSpan.FromSeconds(1);

    // After a commit for which there was no room.
    private static readonly TimeSpan CommitRetry = TimeSpan.FromSeconds(5);

    private readonly IndexParts _parts;
    private readonly ServiceOptions _options;
    private readonly WriteProcessor _processor;
    private readonly Action<Exception> _failed;
    private readonly object _gate = new();
    private readonly Queue<WriteBatch> _batches = new();
    private readonly Thread _thread;
    private long _queuedBytes;
    private bool _closing;
    private bool _commitAtEnd;
    private bool _held;
    private Exception? _failure;
    private DateTimeOffset? _uncommittedSince;
    private DateTimeOffset _noCommitBefore;

    /// <summary>Starts the thread.</summary>
    /// <param name="parts">The index.</param>
    /// <param name="options">Limits and intervals.</param>
    /// <param name="processor">Does the writing.</param>
    /// <param name="failed">Hears, once, that the disk failed and nothing more will be written.</param>
    public WriteQueue(IndexParts parts, ServiceOptions options, WriteProcessor processor, Action<Exception> failed)
    {
        _parts = parts;
        _options = options;
        _processor = processor;
        _failed = failed;
        _thread = new Thread(Run) { IsBackground = true, Name = $"search-write-{parts.Definition.Name}" };
        _thread.Start();
    }

    /// <summary>Bytes of writes that wait.</summary>
    public long QueuedBytes => Interlocked.Read(ref _queuedBytes);

    /// <summary>Why nothing more is written; null while the index is well.</summary>
    public Exception? Failure => Volatile.Read(ref _failure);

    /// <summary>Puts writes into the queue. Batches are done in the order they come.</summary>
    /// <param name="batch">The writes.</param>
    /// <param name="isBounded">Whether an overfull queue refuses them (a bulk stream bounds itself).</param>
    /// <returns>Why they were not taken; null when they were.</returns>
    public ServiceError? TryEnqueue(WriteBatch batch, bool isBounded)
    {
        lock (_gate)
        {
            if (Refusal() is { } refusal)
            {
                return refusal;
            }
            if (isBounded && _queuedBytes + batch.SizeBytes > _options.MaxQueuedBytes)
            {
                return ServiceError.OfIndex(
                    ErrorCode.ResourceExhausted, ErrorReasons.Overloaded, _parts.Definition.Name,
                    "too many writes wait for the disk") with
                { RetryAfter = TimeSpan.FromSeconds(1) };
            }
            _queuedBytes += batch.SizeBytes;
            _batches.Enqueue(batch);
            Monitor.Pulse(_gate);
            return null;
        }
    }

    /// <summary>Runs something on the writing thread, after every batch that was enqueued before.</summary>
    /// <exception cref="ServiceException">The index takes no more writes.</exception>
    public Task<T> RunAsync<T>(Func<T> action)
    {
        var task = new WriterTask<T>(action);
        lock (_gate)
        {
            if (Refusal() is { } refusal)
            {
                return Task.FromException<T>(new ServiceException(refusal));
            }
            _batches.Enqueue(new WriteBatch([], isDurable: false) { Task = task });
            Monitor.Pulse(_gate);
        }
        return task.Result;
    }

    /// <summary>Commits what is not committed; on the writing thread only. The sequence of the last commit.</summary>
    /// <exception cref="ServiceException">There is no room for it; it is tried again later.</exception>
    public long CommitNow()
    {
        if (_parts.LastSequence > _parts.CommittedSequence && _processor.Commit() is { } postponed)
        {
            throw new ServiceException(WriteProcessor.StorageError(_parts.Definition.Name, postponed));
        }
        return _parts.CommittedSequence;
    }

    /// <summary>
    /// Refuses every later write, as long as <see cref="Release()"/> is not called; unless one came that the caller does
    /// not know of.
    /// </summary>
    /// <param name="expected">The last sequence the caller knows; null when it does not matter.</param>
    /// <returns>False when something else was written: then nothing is refused.</returns>
    /// <exception cref="ServiceException">The index takes no more writes.</exception>
    public Task<bool> HoldAsync(long? expected) => RunAsync(() =>
    {
        lock (_gate)
        {
            bool isOther = _parts.LastSequence != expected || _batches.Any(b => b.Writes.Count > 0);
            _held = expected is null || !isOther;
            return _held;
        }
    });

    /// <summary>Takes writes again.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _held = false;
        }
    }

    /// <summary>Commits although no write came; on the writing thread only.</summary>
    public void CommitAlways() => _processor.Commit();

    /// <summary>Does what waits, commits, and ends the thread.</summary>
    public void Dispose() => Close(commit: true);

    /// <summary>Does what waits, commits if told so, and ends the thread.</summary>
    public void Close(bool commit)
    {
        lock (_gate)
        {
            _closing = true;
            _commitAtEnd = commit;
            Monitor.Pulse(_gate);
        }
        _thread.Join();
        _processor.Dispose();
    }

    private ServiceError? Refusal()
    {
        if (_failure is { } failure)
        {
            return WriteProcessor.StorageError(_parts.Definition.Name, failure);
        }
        if (_held)
        {
            return ServiceError.OfIndex(
                ErrorCode.Unavailable, ErrorReasons.Replacing, _parts.Definition.Name,
                "the index is just being replaced") with
            { RetryAfter = TimeSpan.FromSeconds(1) };
        }
        return _closing
            ? ServiceError.OfIndex(
                ErrorCode.Unavailable, ErrorReasons.Draining, _parts.Definition.Name, "the index is closing")
            : null;
    }

    private void Run()
    {
        var group = new List<WriteBatch>();
        WriterTask? task = null;
        try
        {
            while (Take(group, out task))
            {
                if (group.Count > 0)
                {
                    _processor.Process(group);
                    Release(group);
                }
                task?.Run();
                CommitWhenDue();
            }
            if (_commitAtEnd && _parts.LastSequence > _parts.CommittedSequence)
            {
                // Without room the log keeps what is not committed.
                _processor.Commit();
            }
        }
        catch (Exception e)
        {
            // The thread ends here whatever happened: what is left is to tell everybody that this index takes no more
            // writes.
            Fail(e, group, task);
        }
    }

    // Waits for work. False when the queue is closed and empty.
    private bool Take(List<WriteBatch> group, out WriterTask? task)
    {
        group.Clear();
        task = null;
        lock (_gate)
        {
            if (_batches.Count == 0 && !_closing)
            {
                Monitor.Wait(_gate, IdleCheck);
            }
            long bytes = 0;
            int writes = 0;
            while (_batches.TryPeek(out WriteBatch? batch) && (bytes == 0 || bytes + batch.SizeBytes <= MaxGroupBytes)
                && writes < MaxGroupWrites)
            {
                _batches.Dequeue();
                if (batch.Task is not null)
                {
                    task = batch.Task;
                    break;
                }
                group.Add(batch);
                bytes += batch.SizeBytes;
                writes += batch.Writes.Count;
            }
            return group.Count > 0 || task is not null || !_closing;
        }
    }

    private void Release(List<WriteBatch> group)
    {
        lock (_gate)
        {
            foreach (WriteBatch batch in group)
            {
                _queuedBytes -= batch.SizeBytes;
            }
        }
    }

    private void CommitWhenDue()
    {
        if (_parts.LastSequence == _parts.CommittedSequence)
        {
            _uncommittedSince = null;
            return;
        }
        DateTimeOffset now = _options.Time.GetUtcNow();
        _uncommittedSince ??= now;
        bool isDue = _parts.Log.GrownBytes >= _options.CommitLogBytes
            || now - _uncommittedSince >= _options.CommitInterval;
        if (isDue && now >= _noCommitBefore)
        {
            if (_processor.Commit() is null)
            {
                _uncommittedSince = null;
            }
            else
            {
                _noCommitBefore = now + CommitRetry;
            }
        }
        else if (_batches.Count == 0)
        {
            // Idle: what was only queued becomes durable within a second too.
            _processor.SyncLog();
        }
    }

    private void Fail(Exception cause, List<WriteBatch> group, WriterTask? task)
    {
        WriteBatch[] waiting;
        lock (_gate)
        {
            _failure = cause;
            waiting = [.. group, .. _batches];
            _batches.Clear();
            _queuedBytes = 0;
        }
        ServiceError error = WriteProcessor.StorageError(_parts.Definition.Name, cause);
        foreach (WriteBatch batch in waiting)
        {
            batch.Fail(error);
            batch.Task?.Fail(error);
        }
        task?.Fail(error);
        _failed(cause);
    }
}
