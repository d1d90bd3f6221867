using Search.Store;

namespace Search.Service;

/// <summary>A data folder in memory, for evaluations and tests: it is gone when it is disposed.</summary>
public sealed class MemoryDataFolder : DataFolder
{
    private readonly Dictionary<string, Directory> _directories = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Name => "memory";

    /// <inheritdoc/>
    public override Directory Catalog => Get("catalog");

    /// <inheritdoc/>
    public override Directory OpenIndex(string index) => Get("indexes/" + index);

    /// <inheritdoc/>
    public override Directory OpenLog(string index) => Get("logs/" + index);

    /// <inheritdoc/>
    public override void Replace(string index, string by)
    {
        lock (_directories)
        {
            Move("indexes/" + by, "indexes/" + index);
            Move("logs/" + by, "logs/" + index);
        }
    }

    private void Move(string from, string to)
    {
        if (_directories.Remove(from, out Directory? directory))
        {
            _directories[to] = directory;
        }
    }

    /// <inheritdoc/>
    public override Directory OpenVariants() => Get("variants");

    private Directory Get(string name)
    {
        lock (_directories)
        {
            if (!_directories.TryGetValue(name, out Directory? directory))
            {
                directory = new ByteBuffersDirectory();
                _directories.Add(name, directory);
            }
            return directory;
        }
    }
}
