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
/// The services that a command talks to: those of a running server, or, for a data folder, a server of its own inside this
/// process behind a Unix domain socket that only this user can reach. The code path below is the same.
/// </summary>
internal sealed class ServiceConnection : IAsyncDisposable
{
    private readonly GrpcChannel _channel;
    private readonly SearchServer? _server;
    private readonly DirectoryInfo? _temporary;

    private ServiceConnection(GrpcChannel channel, SearchServer? server, DirectoryInfo? temporary)
    {
        _channel = channel;
        _server = server;
        _temporary = temporary;
        Indexes = new IndexService.IndexServiceClient(channel);
        Documents = new DocumentService.DocumentServiceClient(channel);
        Searches = new SearchService.SearchServiceClient(channel);
        Variants = new VariantService.VariantServiceClient(channel);
        Health = new Grpc.Health.V1.Health.HealthClient(channel);
    }

    internal IndexService.IndexServiceClient Indexes { get; }

    internal DocumentService.DocumentServiceClient Documents { get; }

    internal SearchService.SearchServiceClient Searches { get; }

    internal VariantService.VariantServiceClient Variants { get; }

    internal Grpc.Health.V1.Health.HealthClient Health { get; }

    /// <summary>Connects to a server; nothing is sent yet.</summary>
    internal static ServiceConnection ToServer(string address) =>
        new(GrpcChannel.ForAddress("http://" + address, new GrpcChannelOptions()), null, null);

    /// <summary>Opens a data folder in this process.</summary>
    /// <exception cref="Search.Service.ServiceException">Another process owns the folder.</exception>
    internal static Task<ServiceConnection> ToFolderAsync(
        string folder, VariantSet variants, CancellationToken cancellation) =>
        OpenAsync(System.IO.Directory.CreateTempSubdirectory("search-"), folder, variants, cancellation);

    /// <summary>Opens an empty data folder in this process, which is deleted with the connection.</summary>
    internal static Task<ServiceConnection> ToNoFolderAsync(VariantSet variants, CancellationToken cancellation)
    {
        DirectoryInfo temporary = System.IO.Directory.CreateTempSubdirectory("search-");
        return OpenAsync(temporary, Path.Join(temporary.FullName, "data"), variants, cancellation);
    }

    private static async Task<ServiceConnection> OpenAsync(
        DirectoryInfo temporary, string folder, VariantSet variants, CancellationToken cancellation)
    {
        string socket = Path.Join(temporary.FullName, "s");
        try
        {
            SearchServer server = await SearchServer.StartAsync(
                new SearchServerOptions { DataFolder = folder, UnixSocket = socket, Variants = variants },
                // What fails is answered to the call, and told by the command.
                logging => logging.AddFilter(level => level is LogLevel.Warning or LogLevel.Critical),
                cancellation);
            return new ServiceConnection(ChannelTo(socket), server, temporary);
        }
        catch
        {
            temporary.Delete(recursive: true);
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
        _temporary?.Delete(recursive: true);
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
