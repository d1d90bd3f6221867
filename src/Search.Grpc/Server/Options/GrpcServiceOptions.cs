using System.IO.Compression;
using Grpc.Net.Compression;

namespace Grpc.AspNetCore.Server;

/// <summary>How services are hosted.</summary>
public class GrpcServiceOptions
{
    internal const int DefaultReceiveMaxBytes = 4 * 1024 * 1024;

    /// <summary>Largest reply in bytes; null for no limit. A larger one ends the call with RESOURCE_EXHAUSTED.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>Largest request in bytes, decompressed; 4 MiB unless set, null for no limit.</summary>
    public int? MaxReceiveMessageSize { get; set; } = DefaultReceiveMaxBytes;

    /// <summary>Tells clients the text of exceptions that service code did not mean for them.</summary>
    public bool? EnableDetailedErrors { get; set; }

    /// <summary>Encodings that are understood; gzip and deflate unless changed.</summary>
    public IList<ICompressionProvider> CompressionProviders { get; set; } =
        [.. Grpc.Wire.CompressionProviders.CreateDefault()];

    /// <summary>Encoding of replies for clients that accept it; null for none.</summary>
    public string? ResponseCompressionAlgorithm { get; set; }

    /// <summary>How hard replies are compressed; null leaves it to the provider.</summary>
    public CompressionLevel? ResponseCompressionLevel { get; set; }

    /// <summary>What stands before the handlers, first in the list first in the call.</summary>
    public InterceptorCollection Interceptors { get; } = [];

    /// <summary>Leaves calls of unknown services and methods to the rest of the application.</summary>
    public bool? IgnoreUnknownServices { get; set; }

    internal void CopyFrom(GrpcServiceOptions other)
    {
        MaxSendMessageSize = other.MaxSendMessageSize;
        MaxReceiveMessageSize = other.MaxReceiveMessageSize;
        EnableDetailedErrors = other.EnableDetailedErrors;
        CompressionProviders = [.. other.CompressionProviders];
        ResponseCompressionAlgorithm = other.ResponseCompressionAlgorithm;
        ResponseCompressionLevel = other.ResponseCompressionLevel;
        IgnoreUnknownServices = other.IgnoreUnknownServices;
        Interceptors.AddRange(other.Interceptors);
    }
}
