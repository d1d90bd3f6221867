using System.Runtime.ExceptionServices;
using System.Threading;

namespace Search.Indexing;

/// <summary>
/// Flushes several in-memory segments at the same time: on the calling thread and, for those worth a thread, on threads that end
/// with the work.
/// </summary>
internal sealed class FlushThreads(Queue<DocumentsWriterPerThread> left, Action<DocumentsWriterPerThread> flush)
{
    private const long WorthAThreadBytes = 4 << 20;
    private readonly object _gate = new();
    private ExceptionDispatchInfo? _failure;

    /// <summary>
    /// Flushes until nothing is left; on a failure nothing new is begun, what has begun is waited for, and the first failure thrown.
    /// </summary>
    public void Run()
    {
        int worthy = left.Count(w => w.RamBytes >= WorthAThreadBytes);
        var threads = new Thread[Math.Max(0, Math.Min(worthy, Environment.ProcessorCount) - 1)];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(Work) { IsBackground = true, Name = "search-flush" };
            threads[i].Start();
        }
        Work();
        foreach (Thread thread in threads)
        {
            thread.Join();
        }
        _failure?.Throw();
    }

    private void Work()
    {
        try
        {
            while (Next() is DocumentsWriterPerThread writer)
            {
                flush(writer);
            }
        }
#pragma warning disable CA1031 // Thrown again by the thread that waits for all.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(e), null);
        }
    }

    private DocumentsWriterPerThread? Next()
    {
        lock (_gate)
        {
            bool goesOn = Volatile.Read(ref _failure) is null;
            return goesOn && left.TryDequeue(out DocumentsWriterPerThread? writer) ? writer : null;
        }
    }
}
