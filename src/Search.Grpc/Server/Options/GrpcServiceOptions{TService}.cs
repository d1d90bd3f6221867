namespace Grpc.AspNetCore.Server;

/// <summary>How one service is hosted; starts from the options of all.</summary>
/// <typeparam name="TService">The service.</typeparam>
public class GrpcServiceOptions<TService> : GrpcServiceOptions
    where TService : class
{
}
