namespace Grpc.AspNetCore.HealthChecks;

/// <summary>One service and the checks it depends on.</summary>
public sealed class ServiceMapping
{
    /// <summary>Maps a service.</summary>
    public ServiceMapping(string name, Func<HealthCheckMapContext, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(predicate);
        Name = name;
        HealthCheckPredicate = predicate;
    }

    /// <summary>Full name of the service; empty for the server as a whole.</summary>
    public string Name { get; }

    /// <summary>Which checks count.</summary>
    public Func<HealthCheckMapContext, bool> HealthCheckPredicate { get; }
}
