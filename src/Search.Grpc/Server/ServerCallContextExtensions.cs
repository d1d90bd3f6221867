using Grpc.AspNetCore.Server.Calls;
using Microsoft.AspNetCore.Http;

namespace Grpc.Core;

/// <summary>What ASP.NET Core adds to a call.</summary>
public static class ServerCallContextExtensions
{
    /// <summary>A test double puts its HttpContext into <see cref="ServerCallContext.UserState"/> under this key.</summary>
    internal const string HttpContextKey = "__HttpContext";

    /// <summary>The HTTP request under a call.</summary>
    public static HttpContext GetHttpContext(this ServerCallContext serverCallContext)
    {
        ArgumentNullException.ThrowIfNull(serverCallContext);
        return serverCallContext is HttpContextServerCallContext call ? call.HttpContext : Attached(serverCallContext);
    }

    /// <summary>
    /// The same for what stands between the request and its handler. The deadline may end the call there at any moment; the
    /// request belongs to it all the same until the handler has returned.
    /// </summary>
    internal static HttpContext GetRequest(this ServerCallContext serverCallContext) =>
        serverCallContext is HttpContextServerCallContext call ? call.Request : Attached(serverCallContext);

    private static HttpContext Attached(ServerCallContext serverCallContext) =>
        serverCallContext.UserState.TryGetValue(HttpContextKey, out object? value) && value is HttpContext found
            ? found
            : throw new InvalidOperationException("This call does not come from an HTTP request.");
}
