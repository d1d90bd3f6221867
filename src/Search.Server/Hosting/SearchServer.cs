using System.Net;
using System.Threading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Search.Protobuf;
using Search.Service;

namespace Search.Server;

/// <summary>The running service: Kestrel with the RPC services over one data folder.</summary>
public sealed class SearchServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private SearchServer(WebApplication application) => _application = application;

    /// <summary>The addresses that are served, such as <c>127.0.0.1:50051</c>.</summary>
    public IReadOnlyList<string> Addresses =>
        [.. Bound.Select(a => a.Replace("http://", string.Empty, StringComparison.Ordinal))];

    private ICollection<string> Bound =>
        _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    /// <summary>
    /// Starts serving; the indexes are open when the task completes, and health says SERVING unless the options put
    /// that off.
    /// </summary>
    /// <exception cref="ServiceException">The data folder is in use by another process.</exception>
    /// <exception cref="ArgumentException">The address is another machine's to reach, and that was not allowed.</exception>
    public static async Task<SearchServer> StartAsync(
        SearchServerOptions options,
        Action<ILoggingBuilder>? configureLogging = null,
        CancellationToken cancellation = default)
    {
        RefuseInsecureRemote(options);
        WebApplication application = Build(options, configureLogging);
        var server = new SearchServer(application);
        try
        {
            await application.StartAsync(cancellation);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
        IndexRegistry registry = application.Services.GetRequiredService<RegistryHost>().Registry;
        ServerLog.Serving(
            application.Services.GetRequiredService<ILogger<SearchServer>>(),
            string.Join(", ", server.Addresses),
            options.DataFolder ?? "memory",
            registry.List().Count,
            registry.Variants.Version);
        return server;
    }

    /// <summary>Health says SERVING from now on, unless the server stops.</summary>
    public void Announce() => _application.Services.GetRequiredService<RegistryHost>().Announce();

    /// <summary>Completes when the process is told to end (SIGINT, SIGTERM) and the server has stopped.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation = default) =>
        _application.WaitForShutdownAsync(cancellation);

    /// <summary>Finishes the calls in flight, commits and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static void RefuseInsecureRemote(SearchServerOptions options)
    {
        if (options.Listen is { } listen && !IPAddress.IsLoopback(listen.Address) && !options.AllowInsecureRemote)
        {
            throw new ArgumentException(
                $"{listen} can be reached from other machines, without encryption and credentials: "
                + "bind 127.0.0.1, or say --allow-insecure-remote when the network is trusted");
        }
    }

    private static WebApplication Build(SearchServerOptions options, Action<ILoggingBuilder>? configureLogging)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (options.LogToConsole)
        {
            builder.Logging.AddSimpleConsole(c => c.SingleLine = true);
            builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
                c => c.LogToStandardErrorThreshold = LogLevel.Trace);
        }
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Grpc", LogLevel.Warning);
        // A start that fails throws, and whoever started the server tells it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        configureLogging?.Invoke(builder.Logging);
        builder.Services.Configure<HostOptions>(o =>
        {
            o.ShutdownTimeout = options.ShutdownTimeout;
            o.ServicesStartConcurrently = false;
        });
        builder.Services.Configure<ConsoleLifetimeOptions>(o => o.SuppressStatusMessages = true);
        if (!options.StopOnSignals)
        {
            builder.Services.AddSingleton<IHostLifetime, SignalFreeLifetime>();
        }
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options));
        AddServices(builder.Services, options);
        WebApplication application = builder.Build();
        application.MapGrpcService<IndexRpc>();
        application.MapGrpcService<DocumentRpc>();
        application.MapGrpcService<SearchRpc>();
        application.MapGrpcService<VariantRpc>();
        application.MapGrpcService<OperationsRpc>();
        application.MapGrpcReflectionService();
        application.MapGrpcHealthChecksService();
        return application;
    }

    private static void Listen(KestrelServerOptions kestrel, SearchServerOptions options)
    {
        if (options.Listen is { } listen)
        {
            // Cleartext HTTP/2 needs an endpoint of its own.
            kestrel.Listen(listen, e => e.Protocols = HttpProtocols.Http2);
        }
        if (options.UnixSocket is { } path)
        {
            kestrel.ListenUnixSocket(path, e => e.Protocols = HttpProtocols.Http2);
        }
    }

    private static void AddServices(IServiceCollection services, SearchServerOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<RegistryHost>();
        services.AddHostedService(p => p.GetRequiredService<RegistryHost>());
        services.AddSingleton<ErrorInterceptor>();
        services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = (int)options.Service.Limits.MaxMessageBytes;
            grpc.MaxSendMessageSize = (int)options.Service.Limits.MaxMessageBytes;
            grpc.Interceptors.Add<ErrorInterceptor>();
        }).RefuseInvalidUtf8(ErrorReasons.Domain);
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks();
        services.AddSingleton<IndexRpc>();
        services.AddSingleton<DocumentRpc>();
        services.AddSingleton<SearchRpc>();
        services.AddSingleton<VariantRpc>();
        services.AddSingleton<OperationsRpc>();
    }
}
