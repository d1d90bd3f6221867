using System.IO;
using Search.Store;
using Directory = Search.Store.Directory;

namespace Search.Testing.Mock;

/// <summary>
/// A directory in memory that behaves like a disk at its worst. Bytes are durable after a sync, names (creations, deletions,
/// renames) after a sync of the directory, and nothing else is: <see cref="Crash"/> damages the rest. Any call can be made to
/// fail (<see cref="FailAt"/>), and what stays open is known (<see cref="OpenFiles"/>).
/// </summary>
/// <remarks>
/// A file is durable only when both its bytes and its name are. Fault model: unsynced bytes are kept, lost, cut, zeroed or have a
/// bit flipped; unsynced changes of names are kept or undone independently of each other; synced data never changes.
/// </remarks>
public sealed class MockDirectory : Directory
{
    private readonly NameLog _names = new();
    private readonly FaultPlan _faults = new();
    private readonly Dictionary<object, string> _open = [];
    private readonly HashSet<string> _locks = new(StringComparer.Ordinal);
    private long _capacityBytes = long.MaxValue;
    private int _life;

    /// <summary>Names of the files that are open now, a name for each open handle.</summary>
    public IReadOnlyList<string> OpenFiles
    {
        get
        {
            lock (Gate)
            {
                return [.. _open.Values.Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>True after a <see cref="MockFault.Stop"/> struck and before the crash.</summary>
    public bool IsStopped
    {
        get
        {
            lock (Gate)
            {
                return _faults.Stopped;
            }
        }
    }

    /// <summary>True when the fault planned by <see cref="FailAt"/> has struck.</summary>
    public bool FaultStruck
    {
        get
        {
            lock (Gate)
            {
                return _faults.Fired;
            }
        }
    }

    /// <summary>Bytes the disk holds; writing more fails as on a full disk.</summary>
    public long CapacityBytes
    {
        get => System.Threading.Interlocked.Read(ref _capacityBytes);
        set => System.Threading.Interlocked.Exchange(ref _capacityBytes, value);
    }

    /// <summary>Name changes not yet made durable.</summary>
    public int UnsyncedNames
    {
        get
        {
            lock (Gate)
            {
                return _names.Pending;
            }
        }
    }

    /// <summary>Guards everything in the directory.</summary>
    internal object Gate { get; } = new();

    /// <summary>How many calls of these kinds were made since the directory was created.</summary>
    public long Count(MockOperation kinds)
    {
        lock (Gate)
        {
            return _faults.Count(kinds);
        }
    }

    /// <summary>Plans one fault: at the <paramref name="k"/>-th call from now (1 = the next) of these kinds, on files the filter takes.</summary>
    public void FailAt(MockOperation kinds, long k, MockFault fault, Func<string, bool>? file = null)
    {
        lock (Gate)
        {
            _faults.Plan(kinds, k, fault, file);
        }
    }

    /// <summary>Removes the planned fault, struck or not; a stopped process lives again as if nothing had been damaged.</summary>
    public void ClearFaults()
    {
        lock (Gate)
        {
            _faults.Clear();
        }
    }

    /// <summary>
    /// The power goes: whatever was not synced is damaged as <paramref name="seed"/> decides, locks are gone, handles that were
    /// open are dead (writing fails; reading still works on the old bytes), faults are cleared.
    /// </summary>
    public void Crash(int seed)
    {
        var random = new Random(seed);
        lock (Gate)
        {
            SortedDictionary<string, MockFile> names = _names.Crashed(random);
            var damaged = new SortedDictionary<string, MockFile>(StringComparer.Ordinal);
            foreach (KeyValuePair<string, MockFile> pair in names)
            {
                damaged.Add(pair.Key, pair.Value.Damaged(random));
            }
            _names.Reset(damaged);
            _faults.Clear();
            _open.Clear();
            _locks.Clear();
            _life++;
        }
    }

    /// <summary>Fails when a file is open.</summary>
    public void AssertNoOpenFiles()
    {
        IReadOnlyList<string> open = OpenFiles;
        if (open.Count > 0)
        {
            throw new InvalidOperationException($"files are still open: {string.Join(", ", open)}");
        }
    }

    /// <summary>The bytes of a file, for tests that look at them or change them.</summary>
    public byte[] ReadAll(string name)
    {
        lock (Gate)
        {
            return Find(name).Content;
        }
    }

    /// <summary>Puts a durable file of these bytes in place of any of that name.</summary>
    public void Overwrite(string name, byte[] bytes)
    {
        lock (Gate)
        {
            _names.Current[name] = new MockFile([.. bytes], bytes.Length);
            _names.Sync();
        }
    }

    /// <inheritdoc/>
    public override string[] ListAll()
    {
        lock (Gate)
        {
            return [.. _names.Current.Keys];
        }
    }

    /// <inheritdoc/>
    public override long FileLength(string name)
    {
        lock (Gate)
        {
            return Find(name).Length;
        }
    }

    /// <inheritdoc/>
    public override void DeleteFile(string name)
    {
        lock (Gate)
        {
            MockFile file = Find(name);
            Require(MockOperation.Delete, name);
            if (file.IsBeingWritten)
            {
                throw new InvalidOperationException($"{name} is deleted while it is open for writing");
            }
            _names.Delete(name);
        }
    }

    /// <inheritdoc/>
    public override IndexOutput CreateOutput(string name)
    {
        lock (Gate)
        {
            Require(MockOperation.Create, name);
            if (_names.Current.ContainsKey(name))
            {
                throw new IOException($"{name} exists");
            }
            return new MockIndexOutput(name, Create(name));
        }
    }

    /// <inheritdoc/>
    public override IndexInput OpenInput(string name)
    {
        lock (Gate)
        {
            MockFile file = Find(name);
            Require(MockOperation.OpenInput, name);
            if (file.IsBeingWritten)
            {
                throw new InvalidOperationException($"{name} is read while it is open for writing");
            }
            var key = new object();
            _open.Add(key, name);
            return new MockIndexInput(name, file.Content, () => Closed(key));
        }
    }

    /// <inheritdoc/>
    public override AppendOutput OpenAppend(string name)
    {
        lock (Gate)
        {
            if (!_names.Current.TryGetValue(name, out MockFile? file))
            {
                Require(MockOperation.Create, name);
                return new MockAppendOutput(name, Create(name));
            }
            Require(MockOperation.OpenInput, name);
            if (file.IsBeingWritten)
            {
                throw new InvalidOperationException($"{name} is opened for appending twice");
            }
            return new MockAppendOutput(name, Open(name, file));
        }
    }

    /// <inheritdoc/>
    public override void Sync(IReadOnlyCollection<string> names)
    {
        foreach (string name in names)
        {
            lock (Gate)
            {
                MockFile file = Find(name);
                Require(MockOperation.Sync, name);
                if (file.IsBeingWritten)
                {
                    throw new InvalidOperationException($"{name} is synced while it is open for writing");
                }
                file.Sync();
            }
        }
    }

    /// <inheritdoc/>
    public override void SyncMetaData()
    {
        lock (Gate)
        {
            Require(MockOperation.SyncMetaData, ".");
            _names.Sync();
        }
    }

    /// <inheritdoc/>
    public override void Rename(string source, string destination)
    {
        lock (Gate)
        {
            Find(source);
            Require(MockOperation.Rename, source);
            if (_names.Current.ContainsKey(destination))
            {
                throw new IOException($"{destination} exists");
            }
            _names.Rename(source, destination);
        }
    }

    /// <inheritdoc/>
    public override Lock ObtainLock(string name)
    {
        lock (Gate)
        {
            if (!_locks.Add(name))
            {
                throw new LockObtainFailedException($"{name} is held");
            }
            return new MockLock(this, name, _life);
        }
    }

    /// <summary>Counts a call on an open handle. The lock is held.</summary>
    internal IOException? Next(MockOperation operation, string name, object handle, int bytes)
    {
        if (!_open.ContainsKey(handle))
        {
            return new MockStoppedException(operation, name);
        }
        IOException? failure = _faults.Next(operation, name);
        return failure is null && bytes > 0 && UsedBytes() + bytes > CapacityBytes
            ? new IOException($"no space left for {name} (simulated)")
            : failure;
    }

    /// <summary>Forgets a handle.</summary>
    internal void Closed(object handle)
    {
        lock (Gate)
        {
            _open.Remove(handle);
        }
    }

    /// <summary>Whether a lock obtained in that life is held now.</summary>
    internal bool HoldsLock(string name, int life)
    {
        lock (Gate)
        {
            return life == _life && _locks.Contains(name);
        }
    }

    /// <summary>Gives a lock back.</summary>
    internal void Unlock(string name, int life)
    {
        lock (Gate)
        {
            if (life == _life)
            {
                _locks.Remove(name);
            }
        }
    }

    /// <summary>Fails when files or locks are still held.</summary>
    protected override void Dispose(bool disposing)
    {
        AssertNoOpenFiles();
        lock (Gate)
        {
            if (_locks.Count > 0)
            {
                throw new InvalidOperationException($"locks are still held: {string.Join(", ", _locks)}");
            }
        }
        base.Dispose(disposing);
    }

    private MockHandle Create(string name)
    {
        var file = new MockFile([], 0);
        _names.Create(name, file);
        return Open(name, file);
    }

    private MockHandle Open(string name, MockFile file)
    {
        file.IsBeingWritten = true;
        var handle = new MockHandle(this, name, file);
        _open.Add(handle, name);
        return handle;
    }

    private long UsedBytes()
    {
        long sum = 0;
        foreach (MockFile file in _names.Current.Values)
        {
            sum += file.Length;
        }
        return sum;
    }

    private void Require(MockOperation operation, string name)
    {
        IOException? failure = _faults.Next(operation, name);
        if (failure is not null)
        {
            throw failure;
        }
    }

    private MockFile Find(string name) =>
        _names.Current.TryGetValue(name, out MockFile? file)
            ? file
            : throw new FileNotFoundException($"no file {name}", name);
}
