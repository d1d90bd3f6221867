using Search.Store;

namespace Search.Service;

/// <summary>A data folder of the file system.</summary>
public sealed class FileDataFolder : DataFolder
{
    private readonly string _path;

    private FileDataFolder(string path)
    {
        _path = path;
        Catalog = FSDirectory.Open(CatalogPath(path));
    }

    /// <inheritdoc/>
    public override string Name => _path;

    /// <inheritdoc/>
    public override Directory Catalog { get; }

    /// <summary>Opens a folder, creating it when absent.</summary>
    public static FileDataFolder Open(string path) => new(System.IO.Path.GetFullPath(path));

    /// <summary>Where the files of an index are.</summary>
    public static string IndexPath(string dataPath, string index) => System.IO.Path.Join(dataPath, "indexes", index);

    /// <summary>Where the definitions are.</summary>
    public static string CatalogPath(string dataPath) => System.IO.Path.Join(dataPath, "catalog");

    /// <summary>Where the log of an index is.</summary>
    public static string LogPath(string dataPath, string index) => System.IO.Path.Join(dataPath, "logs", index);

    /// <inheritdoc/>
    public override Directory OpenIndex(string index) => FSDirectory.Open(IndexPath(_path, index));

    /// <inheritdoc/>
    public override Directory OpenLog(string index) => FSDirectory.Open(LogPath(index));

    /// <inheritdoc/>
    public override Directory OpenVariants() => FSDirectory.Open(System.IO.Path.Join(_path, "variants"));

    /// <inheritdoc/>
    public override void Remove(string index)
    {
        base.Remove(index);
        System.IO.Directory.Delete(IndexPath(_path, index));
        System.IO.Directory.Delete(LogPath(index));
    }

    /// <inheritdoc/>
    public override void Replace(string index, string by)
    {
        Replace(IndexPath(_path, index), IndexPath(_path, by), () => OpenIndex(index));
        Replace(LogPath(index), LogPath(by), () => OpenLog(index));
    }

    private static void Replace(string path, string by, Func<Directory> open)
    {
        if (!System.IO.Directory.Exists(by))
        {
            // Done before a crash.
            return;
        }
        using (Directory old = open())
        {
            Empty(old);
        }
        System.IO.Directory.Delete(path);
        System.IO.Directory.Move(by, path);
        using FSDirectory parent = FSDirectory.Open(System.IO.Path.Join(path, ".."));
        parent.SyncMetaData();
    }

    private string LogPath(string index) => LogPath(_path, index);
}
