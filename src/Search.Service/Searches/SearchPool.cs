using System.Threading;

namespace Search.Service;

/// <summary>
/// The threads that searches run on: a fixed number, with a bounded queue before them. What does not fit is refused
/// as overload.
/// </summary>
internal sealed class SearchPool : IDisposable
{
    private readonly object _gate = new();
    private readonly Queue<Action> _queue = new();
    private readonly Thread[] _threads;
    private readonly int _maxWaiting;
    private bool _closed;

    /// <summary>Starts the threads.</summary>
    public SearchPool(int threads, int maxWaiting)
    {
        _maxWaiting = maxWaiting;
        _threads = new Thread[threads];
        for (int i = 0; i < threads; i++)
        {
            string name = FormattableString.Invariant($"search-query-{i}");
            _threads[i] = new Thread(Work) { IsBackground = true, Name = name };
            _threads[i].Start();
        }
    }

    /// <summary>Runs a search on one of the threads.</summary>
    /// <exception cref="ServiceException">Too many wait already, or the service is closing.</exception>
    public Task<T> RunAsync<T>(Func<T> search, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_closed)
            {
                throw new ServiceException(
                    Refusal(ErrorCode.Unavailable, ErrorReasons.Draining, "the service is closing"));
            }
            if (_queue.Count >= _maxWaiting)
            {
                throw new ServiceException(
                    Refusal(ErrorCode.ResourceExhausted, ErrorReasons.Overloaded, "too many searches wait")
                        with
                    { RetryAfter = TimeSpan.FromSeconds(1) });
            }
            _queue.Enqueue(() => Run(search, done, cancellation));
            Monitor.Pulse(_gate);
        }
        return done.Task;
    }

    /// <summary>Runs what waits and ends the threads.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.PulseAll(_gate);
        }
        foreach (Thread thread in _threads)
        {
            thread.Join();
        }
    }

    private static ServiceError Refusal(ErrorCode code, string reason, string message) =>
        new() { Code = code, Reason = reason, Message = message };

    // Whatever a search throws belongs to its caller: it is carried over, not handled.
    private static void Run<T>(Func<T> search, TaskCompletionSource<T> done, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            done.TrySetCanceled(cancellation);
            return;
        }
        try
        {
            done.TrySetResult(search());
        }
        catch (OperationCanceledException e)
        {
            done.TrySetCanceled(e.CancellationToken);
        }
        catch (Exception e)
        {
            done.TrySetException(e);
        }
    }

    private void Work()
    {
        while (true)
        {
            Action? next;
            lock (_gate)
            {
                while (!_queue.TryDequeue(out next))
                {
                    if (_closed)
                    {
                        return;
                    }
                    Monitor.Wait(_gate);
                }
            }
            next();
        }
    }
}
