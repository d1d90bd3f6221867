using System.IO;

namespace Search.Store;

/// <summary>A log file: unbuffered appends, fsync on demand.</summary>
internal sealed class FileAppendOutput : AppendOutput
{
    private readonly FileStream _stream;
    private long _length;

    internal FileAppendOutput(string name, FileStream stream)
    {
        Name = name;
        _stream = stream;
        _length = stream.Length;
    }

    public override string Name { get; }

    public override long Length => _length;

    public override void Append(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_stream.SafeFileHandle, bytes, _length);
        _length += bytes.Length;
    }

    public override void Sync() => RandomAccess.FlushToDisk(_stream.SafeFileHandle);

    public override void Truncate(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, _length);
        RandomAccess.SetLength(_stream.SafeFileHandle, length);
        _length = length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stream.Dispose();
        }
    }
}
