using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>Metadata out of request headers.</summary>
internal static class RequestMetadata
{
    /// <summary>All headers but those of the protocol itself.</summary>
    public static Metadata Read(IHeaderDictionary headers)
    {
        Metadata metadata = [];
        foreach ((string name, StringValues values) in headers)
        {
            // Kestrel names well-known headers in their HTTP/1 spelling.
            string key = MetadataRules.LowerAscii(name);
            if (MetadataRules.IsReserved(key))
            {
                continue;
            }

            foreach (string? value in values)
            {
                if (!MetadataCodec.TryAddFromWire(metadata, key, value ?? ""))
                {
                    throw new RpcException(new Status(
                        StatusCode.Internal, $"The metadata value of \"{key}\" is not base64."));
                }
            }
        }

        return metadata;
    }
}
