using System.Threading;
using Grpc.HealthCheck;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Search.Service;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Search.Server;

/// <summary>
/// Opens the data folder when the host starts and closes it after the last call. Until the indexes are open every call is
/// UNAVAILABLE and health says NOT_SERVING.
/// </summary>
internal sealed class RegistryHost : IHostedLifecycleService, IDisposable
{
    private readonly SearchServerOptions _options;
    private readonly HealthServiceImpl _health;
    private readonly ILogger<RegistryHost> _logger;
    private IndexRegistry? _registry;
    private bool _stopping;

    public RegistryHost(SearchServerOptions options, HealthServiceImpl health, ILogger<RegistryHost> logger)
    {
        _options = options;
        _health = health;
        _logger = logger;
        SetHealth(ServingStatus.NotServing);
    }

    /// <summary>The names that health knows besides the whole server.</summary>
    internal static IReadOnlyList<string> ServiceNames { get; } =
    [
        V1.IndexService.Descriptor.FullName,
        V1.DocumentService.Descriptor.FullName,
        V1.SearchService.Descriptor.FullName,
        V1.VariantService.Descriptor.FullName,
        Google.LongRunning.Operations.Descriptor.FullName,
    ];

    /// <summary>The open registry.</summary>
    /// <exception cref="ServiceException">The indexes are not open yet, or not any more.</exception>
    internal IndexRegistry Registry => Volatile.Read(ref _registry) ?? throw new ServiceException(new ServiceError
    {
        Code = ErrorCode.Unavailable,
        Reason = ErrorReasons.Draining,
        Message = "the server is starting or stopping",
        RetryAfter = TimeSpan.FromSeconds(1),
    });

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // After Kestrel listens: whoever asks meanwhile learns that the server is starting.
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        ServiceOptions service = _options.Service with { Events = new LoggedEvents(_logger) };
        IndexRegistry registry = IndexRegistry.Open(
            _options.DataFolder is { } path ? FileDataFolder.Open(
                path) : new MemoryDataFolder(), _options.Variants, service);
        Volatile.Write(ref _registry, registry);
        if (_options.AnnounceAtStart)
        {
            Announce();
        }
        return Task.CompletedTask;
    }

    /// <summary>Health says SERVING from now on.</summary>
    internal void Announce()
    {
        if (!Volatile.Read(ref _stopping))
        {
            SetHealth(ServingStatus.Serving);
        }
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        // Asked twice when the process is told to end: by the signal, and by whoever disposes the server.
        if (!Interlocked.Exchange(ref _stopping, true))
        {
            ServerLog.Stopping(_logger);
        }
        SetHealth(ServingStatus.NotServing);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Kestrel has stopped: no call is in flight.
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Close();
        return Task.CompletedTask;
    }

    public void Dispose() => Close();

    private void Close() => Interlocked.Exchange(ref _registry, null)?.Dispose();

    private void SetHealth(ServingStatus status)
    {
        _health.SetStatus(string.Empty, status);
        foreach (string name in ServiceNames)
        {
            _health.SetStatus(name, status);
        }
    }
}
