using System.Buffers.Binary;
using System.Net;
using Google.Protobuf;

namespace GrpcTests;

/// <summary>A call made by hand over HTTP/2, byte by byte, so that wrong ones can be made too.</summary>
internal static class RawCall
{
    public const string EchoPath = "/search.testing.v1.ProbeService/Echo";

    private static readonly HttpClient Client = new(new SocketsHttpHandler { EnableMultipleHttp2Connections = true });

    /// <summary>One framed message.</summary>
    public static byte[] Frame(byte flag, byte[] message)
    {
        byte[] frame = new byte[5 + message.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    public static byte[] Frame(IMessage message) => Frame(0, message.ToByteArray());

    public static async Task<RawReply> PostAsync(
        Uri address,
        string path,
        byte[] body,
        string contentType = "application/grpc",
        params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(address, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.TryAddWithoutValidation("content-type", contentType);
        request.Headers.TryAddWithoutValidation("te", "trailers");
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using HttpResponseMessage response = await Client.SendAsync(request).ConfigureAwait(false);
        byte[] content = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        return new RawReply(response, content);
    }
}
