using Search.Store;
using Search.Testing.Mock;

namespace Search.Service.Tests.Indexes;

/// <summary>
/// A data folder on fault-injecting directories that outlives the registries opened on it. One count of steps runs
/// over all its directories, so a
/// test can stop the whole process at any of them.
/// </summary>
internal class MockDataFolder : DataFolder
{
    private readonly MockStore _store;

    public MockDataFolder(MockStore store) => _store = store;

    public override string Name => "mock";

    public override Search.Store.Directory Catalog => new UnownedDirectory(_store.Get("catalog"));

    public override Search.Store.Directory OpenIndex(string index) =>
        new UnownedDirectory(_store.Get("indexes/" + index));

    public override void Replace(string index, string by)
    {
        _store.Move("indexes/" + by, "indexes/" + index);
        _store.Move("logs/" + by, "logs/" + index);
    }

    public override Search.Store.Directory OpenLog(string index) => new UnownedDirectory(_store.Get("logs/" + index));

    public override Search.Store.Directory OpenVariants() => new UnownedDirectory(_store.Get("variants"));
}

/// <summary>The directories of a mock data folder.</summary>
internal sealed class MockStore
{
    private readonly SortedDictionary<string, MockDirectory> _directories = new(StringComparer.Ordinal);
    private readonly List<(string From, string To)> _unsynced = [];
    private readonly object _gate = new();
    private long _steps;
    private long _stopAt = long.MaxValue;
    private MockFault _fault = MockFault.Stop;

    /// <summary>Steps made up to now: every sync, write, rename and deletion.</summary>
    public long Steps
    {
        get
        {
            lock (_gate)
            {
                return _steps;
            }
        }
    }

    /// <summary>Whether the planned stop or failure has struck.</summary>
    public bool IsStopped
    {
        get
        {
            lock (_gate)
            {
                return _steps >= _stopAt;
            }
        }
    }

    public MockDirectory Get(string name)
    {
        lock (_gate)
        {
            if (!_directories.TryGetValue(name, out MockDirectory? directory))
            {
                directory = new MockDirectory();
                _directories.Add(name, directory);
                Plan(directory);
            }
            return directory;
        }
    }

    /// <summary>
    /// One folder takes the place of another, as the folder of a file system does it: files are deleted one by one, the
    /// folder is renamed, its parent synced. A rename that is not synced may be undone.
    /// </summary>
    public void Move(string from, string to)
    {
        MockDirectory? source;
        lock (_gate)
        {
            if (!_directories.TryGetValue(from, out source))
            {
                return;
            }
        }
        MockDirectory old = Get(to);
        foreach (string file in old.ListAll())
        {
            old.DeleteFile(file);
        }
        Step(from);
        lock (_gate)
        {
            _directories.Remove(from);
            _directories[to] = source;
            _unsynced.Add((from, to));
        }
        Step(to);
        lock (_gate)
        {
            _unsynced.Clear();
        }
    }

    /// <summary>The process dies at that step, counted from now.</summary>
    public void StopAt(long step) => Plan(step, MockFault.Stop);

    /// <summary>That step, counted from now, fails, and the process goes on.</summary>
    public void FailAt(long step) => Plan(step, MockFault.IoError);

    private void Plan(long step, MockFault fault)
    {
        lock (_gate)
        {
            _steps = 0;
            _stopAt = step;
            _fault = fault;
            foreach (MockDirectory directory in _directories.Values)
            {
                Plan(directory);
            }
        }
    }

    /// <summary>The power goes in all directories.</summary>
    public void Crash(Random random)
    {
        foreach ((string from, string to) in _unsynced.Where(_ => random.Next(2) == 0))
        {
            _directories[from] = _directories[to];
            _directories.Remove(to);
        }
        _unsynced.Clear();
        foreach (MockDirectory directory in _directories.Values)
        {
            directory.Crash(random.Next());
        }
        StopAt(long.MaxValue);
    }

    private void Step(string what)
    {
        lock (_gate)
        {
            if (IsStruck())
            {
                throw new MockStoppedException(MockOperation.Rename, what);
            }
        }
    }

    // The filter sees every call of these kinds: it counts, and says when the time has come.
    private void Plan(MockDirectory directory) =>
        directory.FailAt(MockOperation.Changes, 1, _fault, _ =>
        {
            lock (_gate)
            {
                return IsStruck();
            }
        });

    // Once stopped nothing works any more; a failure is of one step.
    private bool IsStruck() => ++_steps == _stopAt || (_fault == MockFault.Stop && _steps > _stopAt);
}

/// <summary>A directory that its user may dispose without closing it.</summary>
internal sealed class UnownedDirectory(Search.Store.Directory inner) : Search.Store.Directory
{
    public override string[] ListAll() => inner.ListAll();

    public override long FileLength(string name) => inner.FileLength(name);

    public override void DeleteFile(string name) => inner.DeleteFile(name);

    public override IndexOutput CreateOutput(string name) => inner.CreateOutput(name);

    public override IndexInput OpenInput(string name) => inner.OpenInput(name);

    public override AppendOutput OpenAppend(string name) => inner.OpenAppend(name);

    public override void Sync(IReadOnlyCollection<string> names) => inner.Sync(names);

    public override void SyncMetaData() => inner.SyncMetaData();

    public override void Rename(string source, string destination) => inner.Rename(source, destination);

    public override Lock ObtainLock(string name) => inner.ObtainLock(name);
}
