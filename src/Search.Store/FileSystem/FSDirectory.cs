using System.IO;
using Microsoft.Win32.SafeHandles;

namespace Search.Store;

/// <summary>
/// A folder of the file system. Files are read through memory mappings (small ones through the heap), written with plain
/// sequential writes and made durable with fsync, the folder itself included.
/// </summary>
/// <remarks>
/// A mapped file must not be truncated by somebody else while it is open: the operating system would end the process.
/// Subfolders are ignored.
/// </remarks>
public sealed class FSDirectory : Directory
{
    /// <summary>Files up to this size are read into the heap: a mapping costs more than the copy.</summary>
    private const int HeapThresholdBytes = 16 << 10;

    private readonly string _path;

    private FSDirectory(string path) => _path = path;

    /// <summary>The folder's full path.</summary>
    public string Path => _path;

    /// <summary>Opens a folder, creating it (and its parents, each made durable) when absent.</summary>
    public static FSDirectory Open(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        CreateDurably(full);
        return new FSDirectory(full);
    }

    /// <inheritdoc/>
    public override string[] ListAll()
    {
        string[] names = [.. new DirectoryInfo(_path).EnumerateFiles().Select(f => f.Name)];
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    /// <inheritdoc/>
    public override long FileLength(string name) => new FileInfo(Resolve(name)).Length;

    /// <inheritdoc/>
    public override void DeleteFile(string name)
    {
        string path = Resolve(name);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"no file {name} in {_path}", path);
        }
        File.Delete(path);
    }

    /// <inheritdoc/>
    public override IndexOutput CreateOutput(string name) =>
        new StreamIndexOutput(
            name, new FileStream(Resolve(name), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));

    /// <inheritdoc/>
    public override IndexInput OpenInput(string name)
    {
        // FileShare.ReadWrite takes no lock: a log may be read while its writer has it open.
        var stream = new FileStream(
            Resolve(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        try
        {
            if (stream.Length > HeapThresholdBytes)
            {
                return new MappedIndexInput(name, new MappedMemory(stream));
            }
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            stream.Dispose();
            return new ArrayIndexInput(name, bytes);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override AppendOutput OpenAppend(string name) =>
        new FileAppendOutput(
            name,
            new FileStream(
                Resolve(name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0));

    /// <inheritdoc/>
    public override void Sync(IReadOnlyCollection<string> names)
    {
        foreach (string name in names)
        {
            using SafeFileHandle handle = File.OpenHandle(
                Resolve(name), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(handle);
        }
    }

    /// <inheritdoc/>
    public override void SyncMetaData() => FolderSync.Sync(_path);

    /// <inheritdoc/>
    public override void Rename(string source, string destination)
    {
        string to = Resolve(destination);
        if (File.Exists(to))
        {
            throw new IOException($"cannot rename {source} to {destination} in {_path}: the destination exists");
        }
        // With overwrite this is rename(2); without it the framework would link and unlink, in two steps.
        File.Move(Resolve(source), to, overwrite: true);
    }

    /// <inheritdoc/>
    public override Lock ObtainLock(string name) => FileLock.Obtain(Resolve(name));

    private static void CreateDurably(string path)
    {
        if (System.IO.Directory.Exists(path))
        {
            return;
        }
        string? parent = System.IO.Path.GetDirectoryName(path);
        if (parent is not null)
        {
            CreateDurably(parent);
        }
        System.IO.Directory.CreateDirectory(path);
        if (parent is not null)
        {
            FolderSync.Sync(parent);
        }
    }

    private string Resolve(string name)
    {
        if (name.Length == 0 || name is "." or ".." || name.AsSpan().IndexOfAny('/', '\\', '\0') >= 0)
        {
            throw new ArgumentException($"\"{name}\" is not a plain file name", nameof(name));
        }
        return System.IO.Path.Join(_path, name);
    }
}
