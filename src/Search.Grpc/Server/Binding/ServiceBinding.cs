using System.Reflection;
using Grpc.AspNetCore.Server.Calls;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Grpc.AspNetCore.Server.Binding;

/// <summary>Finds the methods of a service class through what generated code says about its base.</summary>
internal static class ServiceBinding
{
    public static IReadOnlyList<BoundMethod> Bind<TService>(IServiceProvider root)
        where TService : class
    {
        BindServiceMethodAttribute attribute =
            typeof(TService).GetCustomAttribute<BindServiceMethodAttribute>(inherit: true) ??
            throw new InvalidOperationException(
                $"{typeof(TService)} is no gRPC service: no base class of it was generated from a proto.");
        MethodInfo bind = attribute.BindType
            .GetMethods(BindingFlags.Public | BindingFlags.Static)
            .FirstOrDefault(m => IsBind(m, attribute.BindMethodName, typeof(TService))) ??
            throw new InvalidOperationException(
                $"{attribute.BindType} has no method {attribute.BindMethodName} for {typeof(TService)}.");
        MethodBinder<TService> binder =
            new(Options<TService>(root), root.GetRequiredService<CallServices>(), root);
        bind.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [binder, null], null);
        root.GetRequiredService<MappedServices>().Add(
            typeof(TService), attribute.BindType, [.. binder.Bound.Select(static b => b.Method)]);
        return binder.Bound;
    }

    private static bool IsBind(MethodInfo method, string name, Type serviceType) =>
        method.Name == name &&
        method.GetParameters() is [{ } binder, { } service] &&
        binder.ParameterType == typeof(ServiceBinderBase) &&
        service.ParameterType.IsAssignableFrom(serviceType);

    private static GrpcServiceOptions Options<TService>(IServiceProvider root)
        where TService : class =>
        root.GetServices<IConfigureOptions<GrpcServiceOptions<TService>>>().Any()
            ? root.GetRequiredService<IOptions<GrpcServiceOptions<TService>>>().Value
            : root.GetRequiredService<IOptions<GrpcServiceOptions>>().Value;
}
