using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Net.Compression;
using Grpc.Wire;

namespace Grpc.Net.Client.Calls;

/// <summary>Headers of calls, there and back.</summary>
internal static class ClientHeaders
{
    /// <summary>In the metadata of a call it names the encoding of its requests; it does not travel.</summary>
    public const string EncodingRequestKey = "grpc-internal-encoding-request";

    private const string ContentType = "application/grpc";
    private static readonly MediaTypeHeaderValue ContentTypeValue = new(ContentType);

    public static HttpRequestMessage CreateRequest(
        ChannelSettings settings, IMethod method, string? host, CallOptions options, ICompressionProvider? encoding)
    {
        HttpRequestMessage request = new(HttpMethod.Post, new Uri(settings.Address, method.FullName))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (host is not null)
        {
            request.Headers.Host = host;
        }

        HttpRequestHeaders headers = request.Headers;
        headers.TryAddWithoutValidation("te", "trailers");
        headers.TryAddWithoutValidation("user-agent", "search-grpc-dotnet");
        headers.TryAddWithoutValidation("grpc-accept-encoding", settings.AcceptEncodingHeader);
        if (encoding is not null)
        {
            headers.TryAddWithoutValidation("grpc-encoding", encoding.EncodingName);
        }

        if (options.Deadline is { } deadline && deadline != DateTime.MaxValue)
        {
            TimeSpan left = deadline.ToUniversalTime() - settings.TimeProvider.GetUtcNow().UtcDateTime;
            headers.TryAddWithoutValidation("grpc-timeout", TimeoutHeader.Format(left));
        }

        foreach (Metadata.Entry entry in options.Headers ?? Metadata.Empty)
        {
            if (!MetadataRules.IsReserved(entry.Key))
            {
                headers.TryAddWithoutValidation(entry.Key, MetadataCodec.EncodeValue(entry));
            }
        }

        return request;
    }

    public static void SetContent(HttpRequestMessage request, HttpContent content)
    {
        content.Headers.ContentType = ContentTypeValue;
        request.Content = content;
    }

    /// <summary>Metadata out of headers or trailers; values that are not what their names say are left out.</summary>
    public static Metadata Read(HttpHeaders headers)
    {
        Metadata metadata = [];
        foreach ((string name, HeaderStringValues values) in headers.NonValidated)
        {
            string key = MetadataRules.NormalizeKey(name);
            if (MetadataRules.IsReserved(key))
            {
                continue;
            }

            foreach (string value in values)
            {
                _ = MetadataCodec.TryAddFromWire(metadata, key, value);
            }
        }

        return metadata;
    }

    /// <summary>The one value of a header, or null.</summary>
    public static string? Find(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;

    /// <summary>Why this is no answer to a call; null when it is one.</summary>
    public static Status? Refuse(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            int http = (int)response.StatusCode;
            return new Status(StatusText.FromHttp(http), $"The server answered with HTTP status {http}.");
        }

        string? contentType = response.Content.Headers.ContentType?.MediaType;
        return contentType is not null && contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
            ? null
            : new Status(StatusCode.Unknown, $"The server answered with the content type \"{contentType}\".");
    }

    /// <summary>The status in headers or trailers; null when there is none.</summary>
    public static Status? ReadStatus(HttpHeaders headers)
    {
        string? code = Find(headers, "grpc-status");
        if (code is null)
        {
            return null;
        }

        return StatusText.TryParse(code, out StatusCode statusCode)
            ? new Status(statusCode, MetadataCodec.DecodeMessage(Find(headers, "grpc-message") ?? ""))
            : new Status(StatusCode.Unknown, $"The server ended the call with the status \"{code}\".");
    }
}
