using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Search.Protobuf;

/// <summary>Switches the UTF-8 check on.</summary>
public static class Utf8CheckExtensions
{
    /// <summary>
    /// Refuses requests whose text fields are not UTF-8, with INVALID_ARGUMENT and a <c>BadRequest</c> that holds the path
    /// of the field, instead of replacing what is wrong silently.
    /// </summary>
    /// <param name="builder">What <c>AddGrpc</c> returned.</param>
    /// <param name="errorDomain">The domain in <c>ErrorInfo</c>.</param>
    public static IGrpcServerBuilder RefuseInvalidUtf8(this IGrpcServerBuilder builder, string errorDomain)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton(new Utf8CheckFactory(errorDomain));
        return builder;
    }
}
