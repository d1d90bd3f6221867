using Grpc.Net.Compression;
using Grpc.Wire;

namespace Grpc.Net.Client.Calls;

/// <summary>What the calls of a channel share.</summary>
internal sealed class ChannelSettings
{
    public ChannelSettings(Uri address, GrpcChannelOptions options)
    {
        Address = address;
        MaxSendBytes = options.MaxSendMessageSize ?? int.MaxValue;
        MaxReceiveBytes = options.MaxReceiveMessageSize ?? Array.MaxLength;
        Compression = options.CompressionProviders is { } given ? [.. given] : CompressionProviders.CreateDefault();
        AcceptEncodingHeader = CompressionProviders.AcceptHeader(Compression);
        ThrowOperationCanceled = options.ThrowOperationCanceledOnCancellation;
    }

    public Uri Address { get; }

    public int MaxSendBytes { get; }

    public int MaxReceiveBytes { get; }

    public IReadOnlyList<ICompressionProvider> Compression { get; }

    public string AcceptEncodingHeader { get; }

    public bool ThrowOperationCanceled { get; }

    public TimeProvider TimeProvider { get; } = TimeProvider.System;
}
