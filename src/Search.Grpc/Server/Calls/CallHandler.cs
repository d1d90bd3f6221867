using Microsoft.AspNetCore.Http;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>Serves one method: the frame around the four kinds of call.</summary>
internal abstract class CallHandler(CallSettings settings)
{
    /// <summary>Serves one request. Every exception ends here, as a status.</summary>
    public async Task HandleAsync(HttpContext httpContext)
    {
        if (!RequestRules.TryAccept(httpContext))
        {
            return;
        }

        using HttpContextServerCallContext call = new(httpContext, settings);
        try
        {
            if (call.TryOpen())
            {
                await InvokeAsync(call).ConfigureAwait(false);
            }

            await call.EndAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await call.FailAsync(e).ConfigureAwait(false);
        }
    }

    /// <summary>Reads, asks the handler, writes.</summary>
    protected abstract Task InvokeAsync(HttpContextServerCallContext call);
}
