namespace Search.Store;

/// <summary>
/// A flat, write-once collection of files: what an index lives in. A name is created once, written front to back,
/// closed, synced, and from then on only read or deleted. The one exception is a log (see <see cref="OpenAppend"/>).
/// </summary>
/// <remarks>All members are safe to call from several threads. Environment failures surface as <see cref="System.IO.IOException"/>.</remarks>
public abstract class Directory : IDisposable
{
    /// <summary>Names of all files, in ordinal order.</summary>
    public abstract string[] ListAll();

    /// <summary>Length of a file in bytes.</summary>
    /// <exception cref="System.IO.FileNotFoundException">No file of that name.</exception>
    public abstract long FileLength(string name);

    /// <summary>Deletes a file. Readers that hold it open keep reading.</summary>
    /// <exception cref="System.IO.FileNotFoundException">No file of that name.</exception>
    public abstract void DeleteFile(string name);

    /// <summary>Creates a new file for writing.</summary>
    /// <exception cref="System.IO.IOException">A file of that name exists.</exception>
    public abstract IndexOutput CreateOutput(string name);

    /// <summary>Opens a closed file for reading.</summary>
    /// <exception cref="System.IO.FileNotFoundException">No file of that name.</exception>
    public abstract IndexInput OpenInput(string name);

    /// <summary>Opens a log for appending, creating it when absent. The output starts at the file's end.</summary>
    public abstract AppendOutput OpenAppend(string name);

    /// <summary>Makes the bytes of closed files durable.</summary>
    public abstract void Sync(IReadOnlyCollection<string> names);

    /// <summary>Makes creations, deletions and renames durable (fsync of the directory itself).</summary>
    public abstract void SyncMetaData();

    /// <summary>Renames atomically; the destination must not exist.</summary>
    public abstract void Rename(string source, string destination);

    /// <summary>Obtains the named native lock without waiting.</summary>
    /// <exception cref="LockObtainFailedException">Another process, or this one, holds it.</exception>
    public abstract Lock ObtainLock(string name);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the directory holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
