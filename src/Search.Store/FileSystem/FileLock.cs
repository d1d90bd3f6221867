using System.Globalization;
using System.IO;
using System.Text;

namespace Search.Store;

/// <summary>
/// A lock file held exclusively through the operating system: released when the process ends, however it ends.
/// The file's content names the holder, for the message that the second one gets.
/// </summary>
internal sealed class FileLock : Lock
{
    private readonly string _path;
    private readonly FileStream _stream;
    private readonly string _holder;

    private FileLock(string path, FileStream stream, string holder)
    {
        _path = path;
        _stream = stream;
        _holder = holder;
    }

    internal static FileLock Obtain(string path)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new LockObtainFailedException($"{path} is locked by {DescribeHolder(path)}", e);
        }
        string holder = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} {Guid.NewGuid():N}");
        stream.SetLength(0);
        stream.Write(Encoding.ASCII.GetBytes(holder));
        return new FileLock(path, stream, holder);
    }

    public override void EnsureValid()
    {
        string found = File.Exists(_path) ? ReadHolder(_path) : "no file";
        if (found != _holder)
        {
            throw new IOException($"the lock {_path} was lost: it now holds \"{found}\"");
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // The file stays: deleting it would let two processes hold locks on two files of one name.
            _stream.Dispose();
        }
    }

    private static string DescribeHolder(string path)
    {
        string holder = ReadHolder(path);
        int end = holder.LastIndexOf(' ');
        return end > 0 ? holder[..end] : "another owner";
    }

    private static string ReadHolder(string path)
    {
        using var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Span<byte> bytes = stackalloc byte[128];
        int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Encoding.ASCII.GetString(bytes[..length]);
    }
}
