using System.Buffers;
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
            string key = Lower(name);
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

    /// <summary>Kestrel names well-known headers in their HTTP/1 spelling.</summary>
    private static string Lower(string name)
    {
        if (!name.AsSpan().ContainsAny(Upper))
        {
            return name;
        }

        return string.Create(name.Length, name, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                char c = source[i];
                span[i] = c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
            }
        });
    }

    private static readonly SearchValues<char> Upper = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
}
