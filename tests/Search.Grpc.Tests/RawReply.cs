using System.Net;
using System.Net.Http.Headers;

namespace GrpcTests;

/// <summary>What came back.</summary>
internal sealed class RawReply(HttpResponseMessage response, byte[] body)
{
    private readonly HttpHeaders headers = response.Headers;
    private readonly HttpHeaders trailers = response.TrailingHeaders;

    public HttpStatusCode HttpStatus { get; } = response.StatusCode;

    public string? ContentType { get; } = response.Content.Headers.ContentType?.ToString();

    public byte[] Body => body;

    /// <summary>The code, wherever it stands; null when there is none.</summary>
    public int? Code => Find("grpc-status") is { } text
        ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
        : null;

    public string? Message => Find("grpc-message");

    public string? Header(string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(',', values) : null;

    public string? Trailer(string name) =>
        trailers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(',', values) : null;

    private string? Find(string name) => Trailer(name) ?? Header(name);
}
