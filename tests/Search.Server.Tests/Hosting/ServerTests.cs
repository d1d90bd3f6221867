using System.IO;
using Search.V1;

namespace Search.Server.Tests;

/// <summary>
/// A server for each test, over a folder that goes with it. A test fails when the server logged an error that the test did not
/// provoke.
/// </summary>
public abstract class ServerTests : IAsyncLifetime
{
    private TestServer? _server;

    /// <summary>The data folder.</summary>
    protected DirectoryInfo Folder { get; } = System.IO.Directory.CreateTempSubdirectory("search-server-tests-");

    private protected TestServer Server => _server ?? throw new InvalidOperationException("The server is not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(Folder, Configure);
        await PrepareAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Server.DisposeAsync();
        Folder.Delete(recursive: true);
        AssertNothingUnexpectedWasLogged();
    }

    /// <summary>Changes the options of the server.</summary>
    protected virtual SearchServerOptions Configure(SearchServerOptions options) => options;

    /// <summary>Fills the server.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Whether a log entry is what the test provoked.</summary>
    protected virtual bool IsExpected(string logEntry) => false;

    /// <summary>Stops the server and starts another over the same folder.</summary>
    protected async Task RestartAsync()
    {
        await Server.DisposeAsync();
        AssertNothingUnexpectedWasLogged();
        _server = await TestServer.StartAsync(Folder, Configure);
    }

    /// <summary>Creates an index with the news schema.</summary>
    protected async Task CreateNewsAsync(string name = News.Index) =>
        await Server.Indexes.CreateIndexAsync(new CreateIndexRequest { Name = name });

    /// <summary>Writes a document and gives the sequence.</summary>
    protected async Task<long> WriteAsync(Document document, string index = News.Index) =>
        (await Server.Documents.WriteDocumentAsync(
            new WriteDocumentRequest { Index = index, Document = document })).Sequence;

    /// <summary>Makes all writes visible.</summary>
    protected async Task RefreshAsync(string index = News.Index) =>
        await Server.Indexes.RefreshIndexAsync(new RefreshIndexRequest { Name = index });

    /// <summary>Fails unless the server answers as ever.</summary>
    protected async Task AssertGoesOnAsync()
    {
        GetServerInfoResponse info = await Server.Indexes.GetServerInfoAsync(new GetServerInfoRequest());
        Assert.NotEmpty(info.Version);
        var health = await Server.Health.CheckAsync(new Grpc.Health.V1.HealthCheckRequest());
        Assert.Equal(Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
    }

    private void AssertNothingUnexpectedWasLogged()
    {
        string logged = string.Join('\n', Server.Logs.Entries.Where(e => !IsExpected(e)));
        Assert.True(logged.Length == 0, logged);
    }
}
