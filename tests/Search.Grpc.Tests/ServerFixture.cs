using Grpc.Net.Client;
using Interop;

namespace GrpcTests;

/// <summary>A server with default options and a channel to it; errors that the server logs fail the test.</summary>
public abstract class ServerFixture : IAsyncLifetime
{
    private InteropServer? server;
    private GrpcChannel? channel;

    /// <summary>The server.</summary>
    protected InteropServer Server => server ?? throw new InvalidOperationException("Not started.");

    /// <summary>A channel to it.</summary>
    protected GrpcChannel Channel => channel ?? throw new InvalidOperationException("Not started.");

    /// <summary>Whether a log entry is what the test provoked.</summary>
    protected virtual bool IsExpected(string logEntry) => false;

    /// <summary>Starts the server.</summary>
    protected virtual Task<InteropServer> StartServerAsync() => InteropServer.StartAsync();

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        server = await StartServerAsync();
        channel = GrpcChannel.ForAddress(server.Address);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Channel.Dispose();
        await Server.DisposeAsync();
        Assert.DoesNotContain(Server.Logs.Entries, e => !IsExpected(e));
    }
}
