namespace Search.Oracle.Tests;

/// <summary>A folder on disk that both sides read, removed at the end.</summary>
public sealed class TempFolder : IDisposable
{
    private readonly System.IO.DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("search-index-");

    /// <summary>Its path.</summary>
    public string Path => _folder.FullName;

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
