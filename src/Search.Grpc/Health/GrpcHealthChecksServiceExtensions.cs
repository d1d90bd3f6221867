using Grpc.AspNetCore.HealthChecks;
using Grpc.HealthCheck;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the standard health service.</summary>
public static class GrpcHealthChecksServiceExtensions
{
    /// <summary>
    /// Adds the health service. States come from the application's health checks, or from
    /// <see cref="HealthServiceImpl"/>, which the container gives as a singleton.
    /// </summary>
    public static IHealthChecksBuilder AddGrpcHealthChecks(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<HealthServiceImpl>(static provider =>
        {
            IHostApplicationLifetime lifetime = provider.GetRequiredService<IHostApplicationLifetime>();
            HostedHealthService health = new(lifetime);
            health.SetStatus("", ServingStatus.Serving);
            lifetime.ApplicationStopping.Register(health.Stop);
            return health;
        });
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthCheckPublisher, HealthPublisher>());
        return services.AddHealthChecks();
    }

    /// <summary>Adds the health service and says which checks belong to which service.</summary>
    public static IHealthChecksBuilder AddGrpcHealthChecks(
        this IServiceCollection services, Action<GrpcHealthChecksOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.Configure(configure);
        return services.AddGrpcHealthChecks();
    }
}
