using System.Threading;
using Search.Indexing;

namespace Search.Service;

/// <summary>
/// Holds the current reader of an index and replaces it: near-real-time refresh, with waiting for a sequence.
/// </summary>
internal sealed class SearcherManager : IDisposable
{
    private readonly IndexWriter _writer;
    private readonly object _refreshing = new();
    private readonly object _gate = new();
    private readonly List<(long Sequence, TaskCompletionSource Done)> _waiters = [];
    private SearcherSnapshot _current;
    private Exception? _ended;

    /// <summary>Opens the first reader.</summary>
    /// <param name="writer">Where readers come from.</param>
    /// <param name="sequence">The writer has every write up to this.</param>
    /// <param name="variants">The variant data of the reader.</param>
    public SearcherManager(IndexWriter writer, long sequence, VariantState variants)
    {
        _writer = writer;
        _current = new SearcherSnapshot(writer.GetReader(), sequence, variants);
    }

    /// <summary>The current snapshot; take a lease before use.</summary>
    public SearcherSnapshot Current => Volatile.Read(ref _current);

    /// <summary>Whether somebody waits for a later reader.</summary>
    public bool HasWaiters
    {
        get
        {
            lock (_gate)
            {
                return _waiters.Count > 0;
            }
        }
    }

    /// <summary>A lease on the current snapshot.</summary>
    /// <exception cref="ObjectDisposedException">The index is closed.</exception>
    public SearcherLease Acquire()
    {
        while (true)
        {
            SearcherSnapshot snapshot = Current;
            if (SearcherLease.TryTake(snapshot) is { } lease)
            {
                return lease;
            }
            // Closed between the look and the grip: there is a newer one, unless all is over.
            if (ReferenceEquals(snapshot, Current))
            {
                throw Ended();
            }
        }
    }

    /// <summary>
    /// Opens a reader that has every write up to <paramref name="applied"/>, makes it the current one, then lets
    /// those go on that waited for it.
    /// </summary>
    public void Refresh(long applied)
    {
        lock (_refreshing)
        {
            if (applied > Current.Sequence)
            {
                Replace(applied, Current.Variants);
            }
        }
        Release(s => s <= Current.Sequence, null);
    }

    /// <summary>
    /// Opens a reader of what the writer has, though no write came, and gives it and those after it other variant data.
    /// </summary>
    public void Change(VariantState variants)
    {
        lock (_refreshing)
        {
            Replace(Current.Sequence, variants);
        }
    }

    /// <summary>Completes when the current reader has every write up to a sequence.</summary>
    public Task WaitForAsync(long sequence, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (Current.Sequence >= sequence)
            {
                return Task.CompletedTask;
            }
            if (_ended is not null)
            {
                return Task.FromException(_ended);
            }
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((sequence, done));
            return done.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Fails everybody who waits or will wait: no reader comes any more.</summary>
    public void End(Exception cause)
    {
        lock (_gate)
        {
            _ended ??= cause;
        }
        Release(_ => true, cause);
    }

    /// <summary>Closes the current reader, once the last lease on it is given back.</summary>
    public void Dispose() => Current.Reader.Dispose();

    private void Replace(long sequence, VariantState variants)
    {
        var next = new SearcherSnapshot(_writer.GetReader(), sequence, variants);
        SearcherSnapshot last = Interlocked.Exchange(ref _current, next);
        last.Reader.Dispose();
    }

    private Exception Ended()
    {
        lock (_gate)
        {
            return _ended ?? new ObjectDisposedException(nameof(SearcherManager));
        }
    }

    private void Release(Predicate<long> which, Exception? cause)
    {
        List<TaskCompletionSource> ready = [];
        lock (_gate)
        {
            _waiters.RemoveAll(w =>
            {
                bool match = which(w.Sequence);
                if (match)
                {
                    ready.Add(w.Done);
                }
                return match;
            });
        }
        foreach (TaskCompletionSource done in ready)
        {
            if (cause is null)
            {
                done.TrySetResult();
            }
            else
            {
                done.TrySetException(cause);
            }
        }
    }
}
