using System.Diagnostics.CodeAnalysis;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Binding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps gRPC services.</summary>
public static class GrpcEndpointRouteBuilderExtensions
{
    /// <summary>Serves a class derived from a generated service base: a POST endpoint a method.</summary>
    /// <typeparam name="TService">The class.</typeparam>
    public static GrpcServiceEndpointConventionBuilder MapGrpcService<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TService>(this IEndpointRouteBuilder builder)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        MappedServices mapped = builder.ServiceProvider.GetService<MappedServices>() ??
            throw new InvalidOperationException("Call AddGrpc on the services of the application first.");
        List<IEndpointConventionBuilder> endpoints = [];
        foreach (BoundMethod method in ServiceBinding.Bind<TService>(builder.ServiceProvider))
        {
            IEndpointConventionBuilder endpoint = builder.MapPost(method.Method.FullName, method.Handler.HandleAsync);
            endpoint.WithDisplayName("gRPC - " + method.Method.FullName);
            endpoint.Add(e =>
            {
                foreach (object item in method.Metadata)
                {
                    e.Metadata.Add(item);
                }
            });
            endpoints.Add(endpoint);
        }

        bool ignoreUnknown = builder.ServiceProvider
            .GetRequiredService<IOptions<GrpcServiceOptions>>().Value.IgnoreUnknownServices ?? false;
        if (!ignoreUnknown && !mapped.HasFallback)
        {
            mapped.HasFallback = true;
            UnknownMethods.Map(builder);
        }

        return new GrpcServiceEndpointConventionBuilder(endpoints);
    }
}
