using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>deflate as HTTP means it: zlib, RFC 1950.</summary>
public sealed class DeflateCompressionProvider : ICompressionProvider
{
    private readonly CompressionLevel defaultLevel;

    /// <summary>Makes a provider.</summary>
    /// <param name="defaultCompressionLevel">Used where a call names no level.</param>
    public DeflateCompressionProvider(CompressionLevel defaultCompressionLevel) =>
        defaultLevel = defaultCompressionLevel;

    /// <inheritdoc />
    public string EncodingName => "deflate";

    /// <inheritdoc />
    public System.IO.Stream CreateCompressionStream(System.IO.Stream stream, CompressionLevel? compressionLevel) =>
        new ZLibStream(stream, compressionLevel ?? defaultLevel, leaveOpen: true);

    /// <inheritdoc />
    public System.IO.Stream CreateDecompressionStream(System.IO.Stream stream) =>
        new ZLibStream(stream, CompressionMode.Decompress, leaveOpen: true);
}
