using System.Threading;

namespace Search.Service;

/// <summary>The thread that keeps an index's reader fresh: at the interval, or at once when somebody waits.</summary>
internal sealed class Refresher : IDisposable
{
    // Somebody waits for a write that is just being applied: look again soon.
    private static readonly TimeSpan ApplyPause = TimeSpan.FromMilliseconds(2);

    private readonly IndexParts _parts;
    private readonly TimeSpan _interval;
    private readonly Action _afterwards;
    private readonly Action<Exception> _failed;
    private readonly object _gate = new();
    private readonly Thread _thread;
    private bool _wanted;
    private bool _closing;

    /// <summary>Starts the thread.</summary>
    /// <param name="parts">The index.</param>
    /// <param name="interval">How often.</param>
    /// <param name="afterwards">Runs after each round, refreshed or not: for what must be looked after now and
    /// then.</param>
    /// <param name="failed">Hears that no reader comes any more.</param>
    public Refresher(IndexParts parts, TimeSpan interval, Action afterwards, Action<Exception> failed)
    {
        _parts = parts;
        _interval = interval;
        _afterwards = afterwards;
        _failed = failed;
        _thread = new Thread(Run) { IsBackground = true, Name = $"search-refresh-{parts.Definition.Name}" };
        _thread.Start();
    }

    /// <summary>Asks for a refresh now.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _wanted = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Ends the thread.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closing = true;
            Monitor.Pulse(_gate);
        }
        _thread.Join();
    }

    private void Run()
    {
        try
        {
            while (Wait())
            {
                RefreshNow();
                _afterwards();
            }
        }
        catch (Exception e)
        {
            // The thread ends here whatever happened: whoever waits for a reader must hear of it.
            _failed(e);
        }
    }

    // Every write in the map up to the sequence is in the new reader, so the map can forget it once the reader is in
    // place.
    private void RefreshNow()
    {
        long applied = _parts.AppliedSequence;
        _parts.Searchers.Refresh(applied);
        _parts.Versions.Forget(applied);
    }

    private bool Wait()
    {
        lock (_gate)
        {
            bool isBehind = _parts.AppliedSequence > _parts.Searchers.Current.Sequence;
            bool hasWaiters = _parts.Searchers.HasWaiters;
            if (!_wanted && !_closing && !(hasWaiters && isBehind))
            {
                Monitor.Wait(_gate, hasWaiters ? ApplyPause : _interval);
            }
            _wanted = false;
            return !_closing;
        }
    }
}
