using Grpc.Core;
using Grpc.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>Puts status and metadata into headers and trailers.</summary>
internal static class ResponseEnd
{
    /// <summary>
    /// Says how the call ended: in trailers, or, when nothing was sent yet, in the headers themselves ("Trailers-Only"),
    /// which spares a frame.
    /// </summary>
    public static void Write(HttpContext httpContext, Status status, Metadata? trailers, bool trailersOnly)
    {
        IHeaderDictionary target = trailersOnly
            ? httpContext.Response.Headers
            : httpContext.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers;
        target.GrpcStatus = StatusText.Of(status.StatusCode);
        if (status.Detail.Length > 0)
        {
            target.GrpcMessage = MetadataCodec.EncodeMessage(status.Detail);
        }

        if (trailers is { Count: > 0 })
        {
            Append(target, trailers);
        }
    }

    /// <summary>Adds metadata of user code; names that belong to the protocol are left out.</summary>
    public static void Append(IHeaderDictionary target, Metadata metadata)
    {
        foreach (Metadata.Entry entry in metadata)
        {
            if (!MetadataRules.IsReserved(entry.Key))
            {
                target.Append(entry.Key, new StringValues(MetadataCodec.EncodeValue(entry)));
            }
        }
    }
}
