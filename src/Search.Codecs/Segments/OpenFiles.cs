using Search.Store;

namespace Search.Codecs;

/// <summary>
/// Files that are being opened together: closes all of them unless opening got as far as <see cref="Keep"/>.
/// </summary>
internal sealed class OpenFiles : IDisposable
{
    private readonly List<IDisposable> _files = [];

    /// <summary>Opens a file.</summary>
    public IndexInput Open(Directory directory, string name)
    {
        IndexInput input = directory.OpenInput(name);
        _files.Add(input);
        return input;
    }

    /// <summary>Takes over something opened elsewhere.</summary>
    public T Add<T>(T file)
        where T : IDisposable
    {
        _files.Add(file);
        return file;
    }

    /// <summary>Leaves the files open.</summary>
    public void Keep() => _files.Clear();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable file in _files)
        {
            file.Dispose();
        }
    }
}
