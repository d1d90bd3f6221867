using Search.Codecs;
using Search.Store;

namespace Search.Service;

/// <summary>
/// Where a service keeps its indexes: <c>catalog/</c> holds a definition for each, <c>indexes/NAME/</c> its Lucene
/// files and nothing else,
/// <c>logs/NAME/</c> its write-ahead log and dead letters. One process owns a folder.
/// </summary>
public abstract class DataFolder : IDisposable
{
    /// <summary>The lock, in the folder of the definitions, of the process that owns the folder.</summary>
    public const string LockName = "search.lock";

    /// <summary>The folder's name, for messages.</summary>
    public abstract string Name { get; }

    /// <summary>The definitions, and the lock of the whole folder.</summary>
    public abstract Directory Catalog { get; }

    /// <summary>Opens the folder of an index's files, creating it when absent. The caller disposes it.</summary>
    public abstract Directory OpenIndex(string index);

    /// <summary>Opens the folder of an index's log, creating it when absent. The caller disposes it.</summary>
    public abstract Directory OpenLog(string index);

    /// <summary>
    /// Puts the files and the log of one index into the place of another's, which are removed, and makes that durable.
    /// Done again after a crash it does what is left to do.
    /// </summary>
    /// <param name="index">The index whose files go.</param>
    /// <param name="by">The index whose files take their place; its folders are gone afterwards.</param>
    public abstract void Replace(string index, string by);

    /// <summary>Opens the folder of the user's variant sets, creating it when absent. The caller disposes it.</summary>
    public abstract Directory OpenVariants();

    /// <summary>Whether the folder of an index holds the files of one.</summary>
    public bool HoldsFiles(string index)
    {
        using Directory directory = OpenIndex(index);
        return SegmentInfos.LastCommitGeneration(directory.ListAll()) >= 0;
    }

    /// <summary>Removes an index's files and its log.</summary>
    public virtual void Remove(string index)
    {
        using Directory files = OpenIndex(index);
        using Directory log = OpenLog(index);
        Empty(files);
        Empty(log);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the folder holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Catalog.Dispose();
        }
    }

    /// <summary>Removes every file.</summary>
    protected static void Empty(Directory directory)
    {
        foreach (string file in directory.ListAll())
        {
            directory.DeleteFile(file);
        }
        directory.SyncMetaData();
    }
}
