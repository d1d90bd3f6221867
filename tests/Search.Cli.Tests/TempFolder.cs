using System.IO;
using System.IO.Compression;
using System.Text;

namespace Search.Cli.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("search-cli-test-");

    internal string Path => _folder.FullName;

    /// <summary>A path below.</summary>
    internal string At(params string[] parts) => System.IO.Path.Join([Path, .. parts]);

    /// <summary>Writes a file, making its folder; gives its path.</summary>
    internal string Write(string name, string text) => WriteBytes(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a gzip file.</summary>
    internal string WriteGzip(string name, string text)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }
        return WriteBytes(name, bytes.ToArray());
    }

    internal string WriteBytes(string name, byte[] bytes)
    {
        string path = At(name);
        System.IO.Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path) ?? Path);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
