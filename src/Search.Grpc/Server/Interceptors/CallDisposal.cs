using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server;

/// <summary>Disposes, at the end of a call, what was made for it outside the container.</summary>
internal static class CallDisposal
{
    public static void Register(HttpContext httpContext, object created)
    {
        if (created is IAsyncDisposable asyncDisposable)
        {
            httpContext.Response.RegisterForDisposeAsync(asyncDisposable);
        }
        else if (created is IDisposable disposable)
        {
            httpContext.Response.RegisterForDispose(disposable);
        }
    }
}
