using System.Diagnostics.CodeAnalysis;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server;

/// <summary>One interceptor of a server and how it is made: from the container when it is there, else by constructor.</summary>
public class InterceptorRegistration
{
    private readonly object[] arguments;
    private ObjectFactory? factory;

    internal InterceptorRegistration(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type, object[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        Type = type;
        this.arguments = arguments;
    }

    /// <summary>The interceptor.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    public Type Type { get; }

    /// <summary>What its constructor is given.</summary>
    public IReadOnlyList<object> Arguments => arguments;

    internal Interceptor Create(HttpContext httpContext)
    {
        IServiceProvider services = httpContext.RequestServices;
        if (arguments.Length == 0 && services.GetService(Type) is Interceptor registered)
        {
            return registered;
        }

        factory ??= ActivatorUtilities.CreateFactory(Type, [.. arguments.Select(static a => a.GetType())]);
        object created = factory(services, arguments);
        CallDisposal.Register(httpContext, created);
        return (Interceptor)created;
    }
}
