using Grpc.AspNetCore.Server.Calls;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Grpc.AspNetCore.Server.Binding;

/// <summary>Answers calls of services and methods that are not there with UNIMPLEMENTED.</summary>
internal static class UnknownMethods
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/{unknownService}/{unknownMethod}", Answer)
            .WithDisplayName("gRPC - unknown method")
            .ExcludeFromDescription()
            .WithOrder(int.MaxValue);
    }

    private static Task Answer(HttpContext httpContext)
    {
        if (!RequestRules.IsGrpc(httpContext.Request.ContentType))
        {
            httpContext.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        httpContext.Response.ContentType = RequestRules.ContentType;
        string path = httpContext.Request.Path.Value ?? "";
        Status status = new(StatusCode.Unimplemented, $"There is no method {path}.");
        ResponseEnd.Write(httpContext, status, null, trailersOnly: true);
        return Task.CompletedTask;
    }
}
