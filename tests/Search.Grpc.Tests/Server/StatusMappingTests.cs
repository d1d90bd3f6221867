using System.Net;
using Google.Protobuf;
using Interop;
using Search.Testing.V1;

namespace GrpcTests.Server;

/// <summary>What the server answers to requests that are wrong on the wire.</summary>
public sealed class StatusMappingTests : IAsyncLifetime
{
    private InteropServer? server;

    private InteropServer Server => server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => server = await InteropServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Assert.Empty(Server.Logs.Entries);
    }

    [Fact]
    public async Task A_call_gets_its_reply_and_status_zero()
    {
        RawReply reply = await Post(RawCall.Frame(new EchoRequest { TextLine = "hello" }));
        Assert.Equal(HttpStatusCode.OK, reply.HttpStatus);
        Assert.Equal("application/grpc", reply.ContentType);
        Assert.Equal("0", reply.Trailer("grpc-status"));
        Assert.Equal("hello", EchoResponse.Parser.ParseFrom(reply.Body.AsSpan(5)).TextLine);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/grpcx")]
    [InlineData("text/plain")]
    public async Task Another_content_type_is_415(string contentType)
    {
        RawReply reply = await RawCall.PostAsync(Server.Address, RawCall.EchoPath, [], contentType);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, reply.HttpStatus);
        Assert.Null(reply.Code);
    }

    [Theory]
    [InlineData("application/grpc+proto")]
    [InlineData("application/grpc;charset=utf-8")]
    public async Task Variants_of_the_content_type_are_served(string contentType)
    {
        byte[] body = RawCall.Frame(new EchoRequest());
        RawReply reply = await RawCall.PostAsync(Server.Address, RawCall.EchoPath, body, contentType);
        Assert.Equal(0, reply.Code);
    }

    [Theory]
    [InlineData("/search.testing.v1.ProbeService/NoSuchMethod")]
    [InlineData("/no.such.Service/Method")]
    public async Task An_unknown_method_is_12(string path)
    {
        RawReply reply = await RawCall.PostAsync(Server.Address, path, RawCall.Frame(new EchoRequest()));
        Assert.Equal(HttpStatusCode.OK, reply.HttpStatus);
        Assert.Equal(12, reply.Code);
    }

    [Fact]
    public async Task An_unknown_encoding_is_12_and_says_what_is_accepted()
    {
        RawReply reply = await Post(RawCall.Frame(1, [1, 2, 3]), ("grpc-encoding", "snappy"));
        Assert.Equal(12, reply.Code);
        Assert.Equal("identity,gzip,deflate", reply.Header("grpc-accept-encoding"));
    }

    [Fact]
    public async Task A_corrupt_gzip_is_13()
    {
        RawReply reply = await Post(RawCall.Frame(1, [1, 2, 3, 4, 5, 6, 7, 8]), ("grpc-encoding", "gzip"));
        Assert.Equal(13, reply.Code);
    }

    [Fact]
    public async Task A_truncated_gzip_is_13()
    {
        byte[] whole = Gzip(new EchoRequest { TextLine = new string('x', 5000) }.ToByteArray());
        RawReply reply = await Post(RawCall.Frame(1, whole[..(whole.Length / 2)]), ("grpc-encoding", "gzip"));
        Assert.Equal(13, reply.Code);
    }

    [Fact]
    public async Task A_gzip_request_is_read()
    {
        byte[] message = Gzip(new EchoRequest { TextLine = new string('x', 5000) }.ToByteArray());
        RawReply reply = await Post(RawCall.Frame(1, message), ("grpc-encoding", "gzip"));
        Assert.Equal(0, reply.Code);
        Assert.Equal(5000, EchoResponse.Parser.ParseFrom(reply.Body.AsSpan(5)).TextLine.Length);
    }

    [Fact]
    public async Task A_gzip_that_grows_over_the_limit_is_8()
    {
        byte[] bomb = Gzip(new byte[8 * 1024 * 1024]);
        RawReply reply = await Post(RawCall.Frame(1, bomb), ("grpc-encoding", "gzip"));
        Assert.Equal(8, reply.Code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("identity")]
    public async Task A_compressed_flag_without_encoding_is_13(string? encoding)
    {
        (string, string)[] headers = encoding is null ? [] : [("grpc-encoding", encoding)];
        RawReply reply = await Post(RawCall.Frame(1, [1, 2, 3]), headers);
        Assert.Equal(13, reply.Code);
    }

    [Fact]
    public async Task A_flag_that_is_neither_0_nor_1_is_13()
    {
        RawReply reply = await Post(RawCall.Frame(2, []));
        Assert.Equal(13, reply.Code);
    }

    [Fact]
    public async Task A_message_that_does_not_parse_is_13()
    {
        RawReply reply = await Post(RawCall.Frame(0, [0x0A, 0x7F, 1]));
        Assert.Equal(13, reply.Code);
    }

    [Fact]
    public async Task A_message_over_the_limit_is_8()
    {
        RawReply reply = await Post(RawCall.Frame(0, new byte[(4 * 1024 * 1024) + 1]));
        Assert.Equal(8, reply.Code);
        Assert.Contains("4194304", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_the_limit_is_read()
    {
        // One field of bytes: tag, four bytes of length, the rest.
        byte[] message = new byte[4 * 1024 * 1024];
        EchoRequest request = new() { TextLine = new string('a', message.Length - 5) };
        Assert.Equal(message.Length, request.CalculateSize());
        RawReply reply = await Post(RawCall.Frame(request));
        Assert.Equal(0, reply.Code);
    }

    [Fact]
    public async Task Two_requests_for_a_unary_method_are_12()
    {
        byte[] frame = RawCall.Frame(new EchoRequest());
        RawReply reply = await Post([.. frame, .. frame]);
        Assert.Equal(12, reply.Code);
    }

    [Fact]
    public async Task No_request_for_a_unary_method_is_12()
    {
        RawReply reply = await Post([]);
        Assert.Equal(12, reply.Code);
    }

    [Fact]
    public async Task A_body_that_ends_inside_a_message_is_13()
    {
        byte[] frame = RawCall.Frame(new EchoRequest { TextLine = "hello" });
        RawReply reply = await Post(frame[..^2]);
        Assert.Equal(13, reply.Code);
    }

    [Theory]
    [InlineData("0n", 4)]
    [InlineData("0S", 4)]
    [InlineData("10S", 0)]
    [InlineData("99999999H", 0)]
    [InlineData("5000000u", 0)]
    [InlineData("123456789S", 13)]
    [InlineData("10", 13)]
    [InlineData("S", 13)]
    [InlineData("-1S", 13)]
    [InlineData("1 S", 13)]
    [InlineData("1d", 13)]
    public async Task Forms_of_the_timeout(string timeout, int code)
    {
        RawReply reply = await Post(RawCall.Frame(new EchoRequest()), ("grpc-timeout", timeout));
        Assert.Equal(code, reply.Code);
    }

    [Fact]
    public async Task Invalid_text_is_3_with_the_path_of_the_field()
    {
        byte[] request = [.. new EchoRequest { Tags = { "good" } }.ToByteArray(), 0x12, 2, 0xC3, 0x28];
        RawReply reply = await Post(RawCall.Frame(0, request));
        Assert.Equal(3, reply.Code);
        string encoded = reply.Header("grpc-status-details-bin") ?? "";
        byte[] details = Convert.FromBase64String(encoded.PadRight((encoded.Length + 3) & ~3, '='));
        Google.Rpc.Status status = Google.Rpc.Status.Parser.ParseFrom(details);
        var badRequest = status.Details[0].Unpack<Google.Rpc.BadRequest>();
        Assert.Equal("tags[1]", Assert.Single(badRequest.FieldViolations).Field);
    }

    [Fact]
    public async Task Messages_are_percent_encoded()
    {
        RawReply reply = await Post(RawCall.Frame(new EchoRequest { FailWithDetails = true }));
        Assert.Equal(3, reply.Code);
        Assert.Equal("Not so: 100 %25 %E2%80%93 %C3%BCn%C3%AFcode", reply.Message);
    }

    [Fact]
    public async Task A_binary_header_that_is_not_base64_is_13()
    {
        RawReply reply = await RawCall.PostAsync(
            Server.Address,
            "/grpc.testing.TestService/UnaryCall",
            RawCall.Frame(new Grpc.Testing.SimpleRequest()),
            headers: ("x-grpc-test-echo-trailing-bin", "!!"));
        Assert.Equal(13, reply.Code);
    }

    [Theory]
    [InlineData("q6ur", "q6ur")]
    [InlineData("qw==", "qw")]
    [InlineData("qw", "qw")]
    [InlineData("AA,qw==", "qw")]
    public async Task Binary_metadata_comes_with_or_without_padding_and_joined(string sent, string expectedLast)
    {
        RawReply reply = await RawCall.PostAsync(
            Server.Address,
            "/grpc.testing.TestService/UnaryCall",
            RawCall.Frame(new Grpc.Testing.SimpleRequest()),
            headers: ("x-grpc-test-echo-trailing-bin", sent));
        Assert.Equal(0, reply.Code);
        Assert.Equal(expectedLast, reply.Trailer("x-grpc-test-echo-trailing-bin"));
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using System.IO.MemoryStream target = new();
        using (System.IO.Compression.GZipStream gzip = new(target, System.IO.Compression.CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return target.ToArray();
    }

    private Task<RawReply> Post(byte[] body, params (string, string)[] headers) =>
        RawCall.PostAsync(Server.Address, RawCall.EchoPath, body, headers: headers);
}
