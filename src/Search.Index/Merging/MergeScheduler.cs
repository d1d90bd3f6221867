using System.Threading;

namespace Search.Indexing;

/// <summary>
/// Runs merges: in the calling thread, or in up to a number of background threads that live while there is work. Guarded by the
/// pool's gate, which is pulsed at every change.
/// </summary>
internal sealed class MergeScheduler(
    SegmentPool pool, IndexWriterConfig config, Action<OneMerge> run, Action<Exception> fail)
{
    private const int MaxWaitingMerges = 5;
    private readonly Queue<OneMerge> _waiting = [];
    private readonly HashSet<int> _running = [];
    private int _threads;
    private bool _stopped;

    /// <summary>True once merges are not wanted any more.</summary>
    public bool IsStopped
    {
        get
        {
            lock (pool.Gate)
            {
                return _stopped;
            }
        }
    }

    /// <summary>Registers merges. The gate is held.</summary>
    public int Register(IReadOnlyList<IReadOnlyList<SegmentStatistics>> groups)
    {
        if (_stopped)
        {
            return 0;
        }
        foreach (IReadOnlyList<SegmentStatistics> group in groups)
        {
            var names = new HashSet<string>(group.Select(s => s.Name), StringComparer.Ordinal);
            List<PooledSegment> sources = [.. pool.Segments.Where(s => names.Contains(s.Commit.Info.Name))];
            if (sources.Count != names.Count || sources.Any(s => s.IsMerging))
            {
                throw new InvalidOperationException("the merge policy chose a segment that is gone or merging");
            }
            long bytes = group.Sum(s => s.LiveSizeBytes);
            long total = pool.Segments.Sum(s => s.SizeBytes);
            foreach (PooledSegment source in sources)
            {
                source.IsMerging = true;
            }
            bool useCompoundFile = config.UseCompoundFile && config.MergePolicy.UseCompoundFile(bytes, total);
            _waiting.Enqueue(new OneMerge(sources, useCompoundFile));
        }
        return groups.Count;
    }

    /// <summary>Registers what the policy finds, and gets it run.</summary>
    public void FindAndRun()
    {
        lock (pool.Gate)
        {
            Register(config.MergePolicy.FindMerges(pool.Statistics()));
        }
        Run();
    }

    /// <summary>Runs what is registered: here and now, or by background threads.</summary>
    public void Run()
    {
        if (config.MaxConcurrentMerges == 0)
        {
            Work();
            return;
        }
        lock (pool.Gate)
        {
            StartThreads();
        }
    }

    /// <summary>Holds an indexing thread back while merges are far behind.</summary>
    public void WaitWhileBehind()
    {
        lock (pool.Gate)
        {
            while (!_stopped && config.MaxConcurrentMerges > 0 && _waiting.Count > MaxWaitingMerges)
            {
                Monitor.Wait(pool.Gate);
            }
        }
    }

    /// <summary>Waits until no merge is registered or running. The gate is held (and given up while waiting).</summary>
    public void WaitForAll()
    {
        while (_waiting.Count > 0 || _running.Count > 0)
        {
            Monitor.Wait(pool.Gate);
        }
    }

    /// <summary>Drops what is waiting, makes what is running give up, and waits for that (not for the calling thread's own merge).</summary>
    public void Stop()
    {
        lock (pool.Gate)
        {
            _stopped = true;
            foreach (OneMerge merge in _waiting)
            {
                foreach (PooledSegment source in merge.Sources)
                {
                    source.IsMerging = false;
                }
            }
            _waiting.Clear();
            Monitor.PulseAll(pool.Gate);
            while (_running.Any(t => t != Environment.CurrentManagedThreadId))
            {
                Monitor.Wait(pool.Gate);
            }
        }
    }

    private void StartThreads()
    {
        while (!_stopped && _threads < Math.Min(config.MaxConcurrentMerges, _waiting.Count + _running.Count))
        {
            _threads++;
            new Thread(WorkInBackground) { IsBackground = true, Name = "search-merge" }.Start();
        }
    }

    private void WorkInBackground()
    {
        try
        {
            Work();
        }
        catch (Exception e) when (e is MergeAbortedException or AlreadyClosedException)
        {
            // The writer closed; there is nobody to tell.
            return;
        }
#pragma warning disable CA1031 // A background thread must not take the process down: every failure closes the writer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            fail(e);
        }
        finally
        {
            lock (pool.Gate)
            {
                // Work may have come in after this thread found none: the one who brought it counted on this thread.
                _threads--;
                StartThreads();
                Monitor.PulseAll(pool.Gate);
            }
        }
    }

    private void Work()
    {
        while (true)
        {
            OneMerge? merge;
            lock (pool.Gate)
            {
                if (_stopped || !_waiting.TryDequeue(out merge))
                {
                    return;
                }
                _running.Add(Environment.CurrentManagedThreadId);
            }
            try
            {
                run(merge);
            }
            finally
            {
                lock (pool.Gate)
                {
                    _running.Remove(Environment.CurrentManagedThreadId);
                    foreach (PooledSegment source in merge.Sources)
                    {
                        source.IsMerging = false;
                    }
                    Monitor.PulseAll(pool.Gate);
                }
            }
            lock (pool.Gate)
            {
                Register(config.MergePolicy.FindMerges(pool.Statistics()));
            }
        }
    }
}
