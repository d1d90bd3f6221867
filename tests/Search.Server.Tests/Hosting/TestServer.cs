using System.IO;
using System.Net;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Search.V1;
using Search.Variants;

namespace Search.Server.Tests;

/// <summary>A server on a port of its own, with a channel and a client of each service.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly SearchServer _server;
    private readonly GrpcChannel _channel;
    private bool _stopped;

    private TestServer(SearchServer server, RecordingLogs logs)
    {
        _server = server;
        Logs = logs;
        Address = "http://" + Assert.Single(server.Addresses);
        _channel = GrpcChannel.ForAddress(Address);
        Indexes = new IndexService.IndexServiceClient(_channel);
        Documents = new DocumentService.DocumentServiceClient(_channel);
        Searches = new SearchService.SearchServiceClient(_channel);
        Variants = new VariantService.VariantServiceClient(_channel);
        Health = new Grpc.Health.V1.Health.HealthClient(_channel);
    }

    internal string Address { get; }

    internal GrpcChannel Channel => _channel;

    internal RecordingLogs Logs { get; }

    internal IndexService.IndexServiceClient Indexes { get; }

    internal DocumentService.DocumentServiceClient Documents { get; }

    internal SearchService.SearchServiceClient Searches { get; }

    internal VariantService.VariantServiceClient Variants { get; }

    internal Grpc.Health.V1.Health.HealthClient Health { get; }

    /// <summary>Starts a server over a folder.</summary>
    internal static async Task<TestServer> StartAsync(
        DirectoryInfo folder, Func<SearchServerOptions, SearchServerOptions>? configure = null)
    {
        var options = new SearchServerOptions
        {
            DataFolder = folder.FullName,
            Listen = new IPEndPoint(IPAddress.Loopback, 0),
            Variants = VariantSet.Shipped,
            LogToConsole = false,
        };
        var logs = new RecordingLogs();
        SearchServer server = await SearchServer.StartAsync(
            configure is null ? options : configure(options), logging => logging.AddProvider(logs));
        return new TestServer(server, logs);
    }

    /// <summary>Stops the server as SIGTERM does; the channel stays.</summary>
    internal async Task StopAsync()
    {
        if (!_stopped)
        {
            _stopped = true;
            await _server.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await StopAsync();
    }
}
