using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>One way to compress messages.</summary>
public interface ICompressionProvider
{
    /// <summary>Its name in <c>grpc-encoding</c>.</summary>
    string EncodingName { get; }

    /// <summary>A stream that compresses what is written to it into the given one, which stays open.</summary>
    System.IO.Stream CreateCompressionStream(System.IO.Stream stream, CompressionLevel? compressionLevel);

    /// <summary>A stream that reads the given one decompressed.</summary>
    System.IO.Stream CreateDecompressionStream(System.IO.Stream stream);
}
