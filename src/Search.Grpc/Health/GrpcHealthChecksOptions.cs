namespace Grpc.AspNetCore.HealthChecks;

/// <summary>Which health checks of the application make up the state of which service.</summary>
public sealed class GrpcHealthChecksOptions
{
    /// <summary>The services; at first the empty name, which stands for all checks.</summary>
    public ServiceMappingCollection Services { get; } = new();
}
