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
        if (serverCallContext is HttpContextServerCallContext call)
        {
            return call.HttpContext;
        }

        return serverCallContext.UserState.TryGetValue(HttpContextKey, out object? value) && value is HttpContext found
            ? found
            : throw new InvalidOperationException("This call does not come from an HTTP request.");
    }
}
