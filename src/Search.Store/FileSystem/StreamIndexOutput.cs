using System.IO;

namespace Search.Store;

/// <summary>Writes to a stream that it owns.</summary>
internal sealed class StreamIndexOutput : IndexOutput
{
    private readonly Stream _stream;

    internal StreamIndexOutput(string name, Stream stream)
        : base(name) => _stream = stream;

    protected override void WriteCore(ReadOnlySpan<byte> bytes) => _stream.Write(bytes);

    protected override void CloseCore() => _stream.Dispose();
}
