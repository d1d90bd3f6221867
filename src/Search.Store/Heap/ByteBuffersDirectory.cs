using System.IO;

namespace Search.Store;

/// <summary>A directory on the heap, for tests and throw-away indexes. A file is limited to 2 GiB; nothing survives the process.</summary>
public sealed class ByteBuffersDirectory : Directory
{
    private readonly System.Threading.Lock _sync = new();
    private readonly SortedDictionary<string, HeapFile> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _locks = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string[] ListAll()
    {
        lock (_sync)
        {
            return [.. _files.Keys];
        }
    }

    /// <inheritdoc/>
    public override long FileLength(string name) => Find(name).Length;

    /// <inheritdoc/>
    public override void DeleteFile(string name)
    {
        lock (_sync)
        {
            if (!_files.Remove(name))
            {
                throw Missing(name);
            }
        }
    }

    /// <inheritdoc/>
    public override IndexOutput CreateOutput(string name)
    {
        var file = new HeapFile();
        lock (_sync)
        {
            if (!_files.TryAdd(name, file))
            {
                throw new IOException($"a file {name} exists");
            }
        }
        return new HeapIndexOutput(name, file);
    }

    /// <inheritdoc/>
    public override IndexInput OpenInput(string name) => new ArrayIndexInput(name, Find(name).Snapshot());

    /// <inheritdoc/>
    public override AppendOutput OpenAppend(string name)
    {
        lock (_sync)
        {
            if (!_files.TryGetValue(name, out HeapFile? file))
            {
                file = new HeapFile();
                _files.Add(name, file);
            }
            return new HeapAppendOutput(name, file);
        }
    }

    /// <inheritdoc/>
    public override void Sync(IReadOnlyCollection<string> names)
    {
        foreach (string name in names)
        {
            _ = Find(name);
        }
    }

    /// <inheritdoc/>
    public override void SyncMetaData()
    {
    }

    /// <inheritdoc/>
    public override void Rename(string source, string destination)
    {
        lock (_sync)
        {
            if (!_files.TryGetValue(source, out HeapFile? file))
            {
                throw Missing(source);
            }
            if (!_files.TryAdd(destination, file))
            {
                throw new IOException($"cannot rename {source} to {destination}: the destination exists");
            }
            _files.Remove(source);
        }
    }

    /// <inheritdoc/>
    public override Lock ObtainLock(string name)
    {
        lock (_sync)
        {
            return _locks.Add(name)
                ? new HeapLock(this, name)
                : throw new LockObtainFailedException($"{name} is locked by this process");
        }
    }

    private static FileNotFoundException Missing(string name) => new($"no file {name}", name);

    private HeapFile Find(string name)
    {
        lock (_sync)
        {
            return _files.TryGetValue(name, out HeapFile? file) ? file : throw Missing(name);
        }
    }

    private sealed class HeapLock(ByteBuffersDirectory directory, string name) : Lock
    {
        private bool _released;

        public override void EnsureValid()
        {
            lock (directory._sync)
            {
                if (_released || !directory._locks.Contains(name))
                {
                    throw new IOException($"the lock {name} was lost");
                }
            }
        }

        protected override void Dispose(bool disposing)
        {
            lock (directory._sync)
            {
                if (!_released)
                {
                    _released = true;
                    directory._locks.Remove(name);
                }
            }
        }
    }
}
