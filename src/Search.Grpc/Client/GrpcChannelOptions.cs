using Grpc.Net.Compression;

namespace Grpc.Net.Client;

/// <summary>How a channel behaves.</summary>
public sealed class GrpcChannelOptions
{
    /// <summary>Largest request in bytes; null for no limit.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>Largest reply in bytes, decompressed; 4 MiB unless set, null for no limit.</summary>
    public int? MaxReceiveMessageSize { get; set; } = 4 * 1024 * 1024;

    /// <summary>Encodings that are understood; gzip and deflate unless set.</summary>
    public IList<ICompressionProvider>? CompressionProviders { get; set; }

    /// <summary>Sends the requests; the channel makes one when neither this nor <see cref="HttpClient"/> is set.</summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>Sends the requests.</summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>The channel disposes what it was given.</summary>
    public bool DisposeHttpClient { get; set; }

    /// <summary>A cancelled call throws <see cref="OperationCanceledException"/> instead of <c>RpcException</c>.</summary>
    public bool ThrowOperationCanceledOnCancellation { get; set; }
}
