using System.IO;
using System.Net.Sockets;
using System.Threading;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Search.Server;
using Search.V1;
using Search.Variants;

namespace Search.Cli;

/// <summary>
/// The services that a command talks to: those of a running server, or, for a data folder, a server of its own inside
/// this process behind a Unix domain socket that only this user can reach. The code path below is the same.
/// </summary>
internal sealed class ServiceConnection : IAsyncDisposable
{
    private readonly GrpcChannel _channel;
    private readonly SearchServer? _server;
    private readonly DirectoryInfo? _socketFolder;

    private ServiceConnection(GrpcChannel channel, SearchServer? server, DirectoryInfo? socketFolder)
    {
        _channel = channel;
        _server = server;
        _socketFolder = socketFolder;
        Indexes = new IndexService.IndexServiceClient(channel);
        Documents = new DocumentService.DocumentServiceClient(channel);
        Searches = new SearchService.SearchServiceClient(channel);
        Variants = new VariantService.VariantServiceClient(channel);
        Operations = new Google.LongRunning.Operations.OperationsClient(channel);
        Health = new Grpc.Health.V1.Health.HealthClient(channel);
    }

    internal IndexService.IndexServiceClient Indexes { get; }

    internal DocumentService.DocumentServiceClient Documents { get; }

    internal SearchService.SearchServiceClient Searches { get; }

    internal VariantService.VariantServiceClient Variants { get; }

    internal Google.LongRunning.Operations.OperationsClient Operations { get; }

    internal Grpc.Health.V1.Health.HealthClient Health { get; }

    /// <summary>Whether the data is in memory and ends with the connection.</summary>
    internal bool IsInMemory { get; private init; }

    /// <summary>Connects to a server; nothing is sent yet.</summary>
    internal static ServiceConnection ToServer(string address) =>
        new(GrpcChannel.ForAddress("http://" + address, new GrpcChannelOptions()), null, null);

    /// <summary>Opens a data folder in this process; null for an empty one in memory.</summary>
    /// <exception cref="Search.Service.ServiceException">Another process owns the folder.</exception>
    internal static async Task<ServiceConnection> ToFolderAsync(
        string? folder, VariantSet variants, CommandHost host, CancellationToken cancellation)
    {
        DirectoryInfo socketFolder = System.IO.Directory.CreateTempSubdirectory("search-");
        string socket = Path.Join(socketFolder.FullName, "s");
        try
        {
            SearchServer server = await SearchServer.StartAsync(
                new SearchServerOptions
                {
                    DataFolder = folder,
                    UnixSocket = socket,
                    Variants = variants,
                    StopOnSignals = false,
                    LogToConsole = false,
                },
                logging => CommandLogger.Configure(logging, host, LogLevel.Warning),
                cancellation);
            return new ServiceConnection(ChannelTo(socket), server, socketFolder) { IsInMemory = folder is null };
        }
        catch
        {
            socketFolder.Delete(recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
        _socketFolder?.Delete(recursive: true);
    }

    private static GrpcChannel ChannelTo(string socket)
    {
        var endpoint = new UnixDomainSocketEndPoint(socket);
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellation) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await connection.ConnectAsync(endpoint, cancellation);
                    return new NetworkStream(connection, ownsSocket: true);
                }
                catch
                {
                    connection.Dispose();
                    throw;
                }
            },
        };
        return GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions { HttpHandler = handler });
    }
}
