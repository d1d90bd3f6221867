using Microsoft.Extensions.DependencyInjection;

namespace Grpc.AspNetCore.Server.Binding;

/// <summary>Says that <c>AddGrpc</c> was called, and remembers where services are registered.</summary>
internal sealed class GrpcMarker(IServiceCollection services)
{
    public IServiceCollection Services => services;
}
