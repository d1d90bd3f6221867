using System.IO;

namespace Search.Cli.Bench;

/// <summary>Cuts a corpus into batches of whole lines, so that threads parse them side by side.</summary>
internal sealed class CorpusBatches
{
    private const int BatchBytes = 1 << 18;
    private readonly Stream _stream;
    private byte[] _rest = [];
    private long _lines;

    internal CorpusBatches(Stream stream) => _stream = stream;

    /// <summary>The next lines, each ended by LF but perhaps the last of the file; empty at the end.</summary>
    internal CorpusBatch Next()
    {
        ReadOnlyMemory<byte> lines = NextLines();
        var batch = new CorpusBatch(lines, _lines + 1);
        _lines += lines.Span.Count((byte)'\n');
        return batch;
    }

    private ReadOnlyMemory<byte> NextLines()
    {
        byte[] buffer = new byte[Math.Max(BatchBytes, _rest.Length * 2)];
        _rest.CopyTo(buffer, 0);
        int length = _rest.Length;
        while (true)
        {
            int read = _stream.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
            length += read;
            if (length < buffer.Length)
            {
                _rest = [];
                return buffer.AsMemory(0, length);
            }
            int end = buffer.AsSpan(0, length).LastIndexOf((byte)'\n');
            if (end >= 0)
            {
                _rest = buffer.AsSpan(end + 1, length - end - 1).ToArray();
                return buffer.AsMemory(0, end + 1);
            }
            Array.Resize(ref buffer, buffer.Length * 2);
        }
    }
}
