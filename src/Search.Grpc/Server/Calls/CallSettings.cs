using System.IO.Compression;
using Grpc.Core;
using Grpc.Net.Compression;
using Grpc.Wire;
using Microsoft.Extensions.Logging;
using Search.Protobuf;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>All that the calls of one method share, fixed at start-up.</summary>
internal sealed class CallSettings
{
    public CallSettings(IMethod method, GrpcServiceOptions options, CallServices services, Utf8Check? utf8Check)
    {
        Method = method;
        MaxReceiveBytes = options.MaxReceiveMessageSize ?? Array.MaxLength;
        MaxSendBytes = options.MaxSendMessageSize ?? int.MaxValue;
        DetailedErrors = options.EnableDetailedErrors ?? false;
        Compression = [.. options.CompressionProviders];
        ResponseEncoding = options.ResponseCompressionAlgorithm;
        ResponseLevel = options.ResponseCompressionLevel;
        Services = services;
        Utf8Check = utf8Check;
        AcceptEncodingHeader = CompressionProviders.AcceptHeader(Compression);
        if (ResponseEncoding is not null and not CompressionProviders.Identity &&
            CompressionProviders.Find(Compression, ResponseEncoding) is null)
        {
            throw new InvalidOperationException($"There is no compression provider for \"{ResponseEncoding}\".");
        }
    }

    public IMethod Method { get; }

    public int MaxReceiveBytes { get; }

    public int MaxSendBytes { get; }

    public bool DetailedErrors { get; }

    public IReadOnlyList<ICompressionProvider> Compression { get; }

    public string? ResponseEncoding { get; }

    public CompressionLevel? ResponseLevel { get; }

    public CallServices Services { get; }

    public Utf8Check? Utf8Check { get; }

    public string AcceptEncodingHeader { get; }

    public ReplySizes ReplySizes { get; } = new();

    public ILogger Logger => Services.Logger;
}
