using System.Threading;
using Grpc.HealthCheck;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>
/// Carries the results of the application's health checks into the health service. How soon and how often is said by
/// <see cref="HealthCheckPublisherOptions"/>. A service without any check is left to <see cref="HealthServiceImpl.SetStatus"/>,
/// but for the server as a whole, which serves as soon as it runs.
/// </summary>
internal sealed class HealthPublisher(HealthServiceImpl health, IOptions<GrpcHealthChecksOptions> options)
    : IHealthCheckPublisher
{
    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        foreach (ServiceMapping service in options.Value.Services)
        {
            List<HealthReportEntry> entries = [.. report.Entries
                .Where(e => service.HealthCheckPredicate(new HealthCheckMapContext(e.Key, e.Value.Tags)))
                .Select(static e => e.Value)];
            if (entries.Count > 0)
            {
                bool serving = entries.TrueForAll(static e => e.Status != HealthStatus.Unhealthy);
                health.SetStatus(service.Name, serving ? ServingStatus.Serving : ServingStatus.NotServing);
            }
        }

        return Task.CompletedTask;
    }
}
