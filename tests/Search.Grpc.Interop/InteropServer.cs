using System.Net;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Calls;
using Grpc.HealthCheck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Search.Protobuf;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Interop;

/// <summary>
/// A real Kestrel on a free port of the loopback with the test services, reflection and health. What it logs is kept, so
/// that a test fails on an error it did not expect.
/// </summary>
public sealed class InteropServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private InteropServer(WebApplication application, RecordingLoggerProvider logs)
    {
        this.application = application;
        Logs = logs;
        Address = new Uri(application.Urls.First());
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Host and port.</summary>
    public string Authority => Address.Authority;

    /// <summary>What was logged.</summary>
    public RecordingLoggerProvider Logs { get; }

    /// <summary>The services of the host.</summary>
    public IServiceProvider Services => application.Services;

    /// <summary>Serialized bytes of large replies that wait for their clients.</summary>
    public long LargeReplyBytes => Services.GetRequiredService<CallServices>().ReplyBudget.UsedBytes;

    /// <summary>Starts a server.</summary>
    /// <param name="configure">Options of the layer.</param>
    /// <param name="configureServices">More services.</param>
    /// <param name="configureApplication">Middleware before the services.</param>
    public static async Task<InteropServer> StartAsync(
        Action<GrpcServiceOptions>? configure = null,
        Action<IServiceCollection>? configureServices = null,
        Action<WebApplication>? configureApplication = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        RecordingLoggerProvider logs = new();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(logs);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(
            IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(configure ?? (static _ => { })).RefuseInvalidUtf8("search.testing");
        builder.Services.AddGrpcReflection();
        builder.Services.AddGrpcHealthChecks();
        builder.Services.AddSingleton<InteropService>();
        configureServices?.Invoke(builder.Services);
        WebApplication application = builder.Build();
        configureApplication?.Invoke(application);
        application.MapGrpcService<InteropService>();
        application.MapGrpcService<ProbeImplementation>();
        application.MapGrpcReflectionService();
        application.MapGrpcHealthChecksService();
        await application.StartAsync().ConfigureAwait(false);
        application.Services.GetRequiredService<HealthServiceImpl>()
            .SetStatus("grpc.testing.TestService", ServingStatus.Serving);
        return new InteropServer(application, logs);
    }

    /// <summary>Stops as on SIGTERM.</summary>
    public Task StopAsync() => application.StopAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => application.DisposeAsync();
}
