using Microsoft.Extensions.Options;

namespace Grpc.AspNetCore.Server;

/// <summary>Starts the options of one service from those of all.</summary>
internal sealed class InheritedOptions<TService>(IOptions<GrpcServiceOptions> global)
    : IConfigureOptions<GrpcServiceOptions<TService>>
    where TService : class
{
    public void Configure(GrpcServiceOptions<TService> options) => options.CopyFrom(global.Value);
}
