using Grpc.Core;

namespace Grpc.AspNetCore.Server.Binding;

/// <summary>The services that were mapped, for reflection and for the answer to unknown methods.</summary>
internal sealed class MappedServices
{
    private readonly List<MappedService> services = [];

    public IReadOnlyList<MappedService> All => services;

    public bool HasFallback { get; set; }

    public void Add(Type serviceType, Type bindType, IReadOnlyList<IMethod> methods) =>
        services.Add(new MappedService(serviceType, bindType, methods));

    /// <summary>One mapped service.</summary>
    /// <param name="ServiceType">The class that implements it.</param>
    /// <param name="BindType">The generated class that declares it.</param>
    /// <param name="Methods">Its methods.</param>
    internal sealed record MappedService(Type ServiceType, Type BindType, IReadOnlyList<IMethod> Methods);
}
