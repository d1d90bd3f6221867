using Search.Store;

namespace Search.Service;

/// <summary>A data folder of the file system.</summary>
public sealed class FileDataFolder : DataFolder
{
    private readonly string _path;

    private FileDataFolder(string path)
    {
        _path = path;
        Catalog = FSDirectory.Open(System.IO.Path.Join(path, "catalog"));
    }

    /// <inheritdoc/>
    public override string Name => _path;

    /// <inheritdoc/>
    public override Directory Catalog { get; }

    /// <summary>Opens a folder, creating it when absent.</summary>
    public static FileDataFolder Open(string path) => new(System.IO.Path.GetFullPath(path));

    /// <summary>Where the files of an index are.</summary>
    public static string IndexPath(string dataPath, string index) => System.IO.Path.Join(dataPath, "indexes", index);

    /// <inheritdoc/>
    public override Directory OpenIndex(string index) => FSDirectory.Open(IndexPath(_path, index));

    /// <inheritdoc/>
    public override Directory OpenLog(string index) => FSDirectory.Open(LogPath(index));

    /// <inheritdoc/>
    public override void Remove(string index)
    {
        base.Remove(index);
        System.IO.Directory.Delete(IndexPath(_path, index));
        System.IO.Directory.Delete(LogPath(index));
    }

    private string LogPath(string index) => System.IO.Path.Join(_path, "logs", index);
}
