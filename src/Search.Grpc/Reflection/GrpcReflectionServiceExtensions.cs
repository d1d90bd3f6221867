using System.Reflection;
using Grpc.AspNetCore.Server.Binding;
using Grpc.Reflection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServiceDescriptorOfProto = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds reflection.</summary>
public static class GrpcReflectionServiceExtensions
{
    /// <summary>Adds reflection over all services that are mapped.</summary>
    public static IServiceCollection AddGrpcReflection(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(static provider => new Lazy<DescriptorCatalog>(() =>
            new DescriptorCatalog(Services(provider.GetRequiredService<MappedServices>()))));
        services.TryAddSingleton<ReflectionService>();
        services.TryAddSingleton<ReflectionAlphaService>();
        return services;
    }

    private static IEnumerable<(ServiceDescriptorOfProto Service, Assembly Assembly)> Services(MappedServices mapped)
    {
        foreach (MappedServices.MappedService service in mapped.All)
        {
            PropertyInfo? descriptor = service.BindType.GetProperty(
                "Descriptor", BindingFlags.Public | BindingFlags.Static);
            if (descriptor?.GetValue(null) is ServiceDescriptorOfProto found)
            {
                yield return (found, service.BindType.Assembly);
            }
        }
    }
}
