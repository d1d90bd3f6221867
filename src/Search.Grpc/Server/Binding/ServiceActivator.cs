using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server.Binding;

/// <summary>
/// Gives the instance that serves a call: the singleton, the one of the request's scope, or, for a class the container
/// does not know, a new one that is disposed with the call.
/// </summary>
internal sealed class ServiceActivator<TService>
    where TService : class
{
    private readonly IServiceProvider root;
    private readonly bool isRegistered;
    private readonly bool isSingleton;
    private ObjectFactory<TService>? factory;
    private TService? singleton;

    public ServiceActivator(IServiceProvider root)
    {
        this.root = root;
        ServiceDescriptor? descriptor = root.GetRequiredService<GrpcMarker>().Services
            .LastOrDefault(static d => d.ServiceType == typeof(TService) && !d.IsKeyedService);
        isRegistered = descriptor is not null;
        isSingleton = descriptor is { Lifetime: ServiceLifetime.Singleton };
    }

    public TService Get(HttpContext httpContext)
    {
        if (isSingleton)
        {
            return singleton ??= root.GetRequiredService<TService>();
        }

        if (isRegistered)
        {
            return httpContext.RequestServices.GetRequiredService<TService>();
        }

        factory ??= ActivatorUtilities.CreateFactory<TService>([]);
        TService created = factory(httpContext.RequestServices, null);
        CallDisposal.Register(httpContext, created);
        return created;
    }
}
