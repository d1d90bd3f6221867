using System.IO;

namespace Search.Store;

/// <summary>
/// An empty lock file held exclusively through the operating system's record locks, which Apache Lucene's native locks use too:
/// the two exclude each other. Released when the process ends, however it ends.
/// </summary>
/// <remarks>
/// Record locks belong to the process, and closing any handle on the file gives them up: a table of held paths keeps the second
/// owner inside this process away from the file.
/// </remarks>
internal sealed class FileLock : Lock
{
    private static readonly System.Threading.Lock Sync = new();
    private static readonly HashSet<string> Held = new(StringComparer.Ordinal);

    private readonly string _path;
    private readonly FileStream _stream;
    private readonly DateTime _created;
    private bool _released;

    private FileLock(string path, FileStream stream)
    {
        _path = path;
        _stream = stream;
        _created = File.GetCreationTimeUtc(path);
    }

    internal static FileLock Obtain(string path)
    {
        lock (Sync)
        {
            if (!Held.Add(path))
            {
                throw new LockObtainFailedException($"{path} is locked by this process");
            }
            try
            {
                return new FileLock(path, OpenLocked(path));
            }
            catch
            {
                Held.Remove(path);
                throw;
            }
        }
    }

    public override void EnsureValid()
    {
        if (_released || !File.Exists(_path) || File.GetCreationTimeUtc(_path) != _created)
        {
            throw new IOException($"the lock {_path} was lost: its file was removed or replaced");
        }
    }

    protected override void Dispose(bool disposing)
    {
        lock (Sync)
        {
            if (disposing && !_released)
            {
                // The file stays: deleting it would let two processes hold locks on two files of one name.
                _released = true;
                _stream.Dispose();
                Held.Remove(_path);
            }
        }
    }

    private static FileStream OpenLocked(string path)
    {
        // macOS has no record locks in the framework; opening without sharing is what it offers.
        FileShare share = OperatingSystem.IsMacOS() ? FileShare.None : FileShare.ReadWrite;
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 0);
            if (!OperatingSystem.IsMacOS())
            {
                stream.Lock(0, long.MaxValue);
            }
            return stream;
        }
        catch (IOException e) when (stream is not null || OperatingSystem.IsMacOS())
        {
            stream?.Dispose();
            throw new LockObtainFailedException($"{path} is locked by another process", e);
        }
    }
}
