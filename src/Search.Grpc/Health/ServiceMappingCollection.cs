using System.Collections;

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>Services with the health checks they depend on.</summary>
public sealed class ServiceMappingCollection : IReadOnlyCollection<ServiceMapping>
{
    private readonly Dictionary<string, ServiceMapping> mappings = new(StringComparer.Ordinal)
    {
        [""] = new ServiceMapping("", static _ => true),
    };

    /// <inheritdoc />
    public int Count => mappings.Count;

    /// <summary>A service depends on the checks for which the predicate holds; replaces what was said before.</summary>
    public void Map(string name, Func<HealthCheckMapContext, bool> predicate) =>
        mappings[name] = new ServiceMapping(name, predicate);

    /// <summary>Forgets all, the empty name too.</summary>
    public void Clear() => mappings.Clear();

    /// <inheritdoc />
    public IEnumerator<ServiceMapping> GetEnumerator() => mappings.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
