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

    public override Search.Store.Directory OpenLog(string index) => new UnownedDirectory(_store.Get("logs/" + index));
}

/// <summary>The directories of a mock data folder.</summary>
internal sealed class MockStore
{
    private readonly SortedDictionary<string, MockDirectory> _directories = new(StringComparer.Ordinal);
    private readonly object _gate = new();
    private long _steps;
    private long _stopAt = long.MaxValue;

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

    /// <summary>Whether the planned stop has struck.</summary>
    public bool IsStopped => _directories.Values.Any(d => d.IsStopped);

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

    /// <summary>The process dies at that step, counted from now.</summary>
    public void StopAt(long step)
    {
        lock (_gate)
        {
            _steps = 0;
            _stopAt = step;
            foreach (MockDirectory directory in _directories.Values)
            {
                Plan(directory);
            }
        }
    }

    /// <summary>The power goes in all directories.</summary>
    public void Crash(Random random)
    {
        foreach (MockDirectory directory in _directories.Values)
        {
            directory.Crash(random.Next());
        }
        StopAt(long.MaxValue);
    }

    // The filter sees every call of these kinds: it counts, and says when the time has come.
    private void Plan(MockDirectory directory) =>
        directory.FailAt(MockOperation.Changes, 1, MockFault.Stop, _ =>
        {
            lock (_gate)
            {
                return ++_steps >= _stopAt;
            }
        });
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
