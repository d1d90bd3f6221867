using System.Threading;
using Grpc.Health.V1;
using Microsoft.Extensions.Hosting;

namespace Grpc.HealthCheck;

/// <summary>The health service of a host: not serving from the moment the host begins to stop.</summary>
internal sealed class HostedHealthService : HealthServiceImpl
{
    private readonly IHostApplicationLifetime lifetime;

    public HostedHealthService(IHostApplicationLifetime lifetime) => this.lifetime = lifetime;

    protected override CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>Every known service stops serving.</summary>
    public void Stop()
    {
        foreach (string service in Names)
        {
            SetStatus(service, HealthCheckResponse.Types.ServingStatus.NotServing);
        }
    }
}
