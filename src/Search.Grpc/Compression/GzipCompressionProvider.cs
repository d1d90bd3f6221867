using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>gzip, RFC 1952.</summary>
public sealed class GzipCompressionProvider : ICompressionProvider
{
    private readonly CompressionLevel defaultLevel;

    /// <summary>Makes a provider.</summary>
    /// <param name="defaultCompressionLevel">Used where a call names no level.</param>
    public GzipCompressionProvider(CompressionLevel defaultCompressionLevel) =>
        defaultLevel = defaultCompressionLevel;

    /// <inheritdoc />
    public string EncodingName => "gzip";

    /// <inheritdoc />
    public System.IO.Stream CreateCompressionStream(System.IO.Stream stream, CompressionLevel? compressionLevel) =>
        new GZipStream(stream, compressionLevel ?? defaultLevel, leaveOpen: true);

    /// <inheritdoc />
    public System.IO.Stream CreateDecompressionStream(System.IO.Stream stream) =>
        new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
}
