using Interop;

namespace ClientTests;

/// <summary>The server that the clients talk to, which compresses for those who accept it; one for all of them.</summary>
public sealed class ClientsServer : IAsyncLifetime
{
    private InteropServer? server;

    /// <summary>Host and port.</summary>
    public string Authority => Server.Authority;

    /// <summary>Descriptor sets of the services, one a file.</summary>
    public IReadOnlyList<string> DescriptorSets { get; private set; } = [];

    /// <summary>Warnings and errors that the server logged.</summary>
    public IReadOnlyCollection<string> Logged => Server.Logs.Entries;

    private InteropServer Server => server ?? throw new InvalidOperationException("Not started.");

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        server = await InteropServer.StartAsync(static options => options.ResponseCompressionAlgorithm = "gzip");
        DescriptorSets =
        [
            Descriptors.Extract(typeof(InteropService), "interop.binpb"),
            Descriptors.Extract(typeof(Grpc.HealthCheck.HealthServiceImpl), "layer.binpb"),
        ];
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
