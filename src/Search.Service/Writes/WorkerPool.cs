using System.Runtime.ExceptionServices;
using System.Threading;

namespace Search.Service;

/// <summary>A fixed number of named threads that share the items of a job with the thread that brings it.</summary>
internal sealed class WorkerPool : IDisposable
{
    private readonly object _gate = new();
    private readonly Queue<Job> _jobs = new();
    private readonly Thread[] _threads;
    private bool _closed;

    /// <summary>A pool in which jobs run on <paramref name="threads"/> threads, the caller's included.</summary>
    public WorkerPool(string name, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Degree = threads;
        _threads = new Thread[threads - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = FormattableString.Invariant($"{name}-{i}") };
            _threads[i].Start();
        }
    }

    /// <summary>How many threads a job runs on.</summary>
    public int Degree { get; }

    /// <summary>Runs the body for 0..count-1, in any order, and returns when all are done.</summary>
    /// <exception cref="Exception">The first failure of a body; the other items are done or given up.</exception>
    public void ForEach(int count, Action<int> body)
    {
        var job = new Job(count, body);
        int helpers = Math.Min(_threads.Length, count - 1);
        if (helpers > 0)
        {
            lock (_gate)
            {
                // Without threads the caller does it all: whoever still prepares writes hears from the queue that all is over.
                for (int i = 0; i < helpers && !_closed; i++)
                {
                    _jobs.Enqueue(job);
                }
                Monitor.PulseAll(_gate);
            }
        }
        job.Help();
        job.WaitForOthers();
    }

    /// <summary>Ends the threads.</summary>
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

    private void Work()
    {
        while (TryTake(out Job? job))
        {
            job.Help();
        }
    }

    private bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Job? job)
    {
        lock (_gate)
        {
            while (!_jobs.TryDequeue(out job))
            {
                if (_closed)
                {
                    return false;
                }
                Monitor.Wait(_gate);
            }
            return true;
        }
    }

    private sealed class Job
    {
        private readonly object _done = new();
        private readonly int _count;
        private readonly Action<int> _body;
        private int _next;
        private int _left;
        private ExceptionDispatchInfo? _failure;

        public Job(int count, Action<int> body)
        {
            _count = count;
            _left = count;
            _body = body;
        }

        public void Help()
        {
            while (Interlocked.Increment(ref _next) - 1 is int item && item < _count)
            {
                Run(item);
            }
        }

        public void WaitForOthers()
        {
            lock (_done)
            {
                while (_left > 0)
                {
                    Monitor.Wait(_done);
                }
            }
            _failure?.Throw();
        }

        // Whatever a body throws belongs to the caller: it is carried over, not handled.
        private void Run(int item)
        {
            ExceptionDispatchInfo? failure = null;
            try
            {
                if (Volatile.Read(ref _failure) is null)
                {
                    _body(item);
                }
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
            lock (_done)
            {
                _failure ??= failure;
                if (--_left == 0)
                {
                    Monitor.PulseAll(_done);
                }
            }
        }
    }
}
