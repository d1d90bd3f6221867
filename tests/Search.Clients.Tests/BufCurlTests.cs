using System.Text.Json;

namespace ClientTests;

/// <summary>The same scenario through <c>buf curl</c>, which knows the services by reflection alone, as grpcurl does.</summary>
public sealed class BufCurlTests(ClientsServer server) : IClassFixture<ClientsServer>
{
    private const string Probe = "search.testing.v1.ProbeService/";
    private const string Test = "grpc.testing.TestService/";

    [Fact]
    public async Task Lists_services_and_methods()
    {
        string services = (await Curl("", ["--list-services"])).Output;
        Assert.Equal(
            [
                "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
                "grpc.reflection.v1alpha.ServerReflection", "grpc.testing.TestService",
                "search.testing.v1.ProbeService",
            ],
            services.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        string methods = (await Curl("", ["--list-methods"])).Output;
        Assert.Contains("search.testing.v1.ProbeService/Echo\n", methods, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grpc-v1")]
    [InlineData("grpc-v1alpha")]
    public async Task Unary_with_names_of_json(string reflection)
    {
        JudgeProcess.JudgeOutput output = await Curl(
            Probe + "Echo",
            ["--reflect-protocol", reflection, "-d", """{"textLine":"hällo","fields":{"a":{"int64Value":"7"}}}"""]);
        JsonElement reply = Assert.Single(Documents(output));
        Assert.Equal("hällo", reply.GetProperty("textLine").GetString());
        Assert.Equal("7", reply.GetProperty("fields").GetProperty("a").GetProperty("int64Value").GetString());
    }

    [Fact]
    public async Task Server_stream()
    {
        JudgeProcess.JudgeOutput output = await Curl(
            Test + "StreamingOutputCall", ["-d", """{"responseParameters":[{"size":3},{"size":300}]}"""]);
        Assert.Equal([3, 300], Documents(output).Select(PayloadLength));
    }

    [Fact]
    public async Task Client_stream()
    {
        const string Requests = """{"payload":{"body":"AAAA"}} {"payload":{"body":"AAA="}}""";
        JudgeProcess.JudgeOutput output = await Curl(Test + "StreamingInputCall", ["-d", "@-"], Requests);
        Assert.Equal(5, Assert.Single(Documents(output)).GetProperty("aggregatedPayloadSize").GetInt32());
    }

    [Fact]
    public async Task Duplex()
    {
        const string Requests = """{"responseParameters":[{"size":2}]} {"responseParameters":[{"size":4}]}""";
        JudgeProcess.JudgeOutput output = await Curl(Test + "FullDuplexCall", ["-d", "@-"], Requests);
        Assert.Equal([2, 4], Documents(output).Select(PayloadLength));
    }

    [Fact]
    public async Task Error_details()
    {
        JudgeProcess.JudgeOutput output = await Curl(Probe + "Echo", ["-d", """{"failWithDetails":true}"""], fails: true);
        using JsonDocument error = JsonDocument.Parse(output.Error);
        Assert.Equal("invalid_argument", error.RootElement.GetProperty("code").GetString());
        Assert.Equal("Not so: 100 % – ünïcode", error.RootElement.GetProperty("message").GetString());
        JsonElement details = error.RootElement.GetProperty("details");
        Assert.Equal("google.rpc.BadRequest", details[0].GetProperty("type").GetString());
        Assert.Equal("google.rpc.ErrorInfo", details[1].GetProperty("type").GetString());
    }

    [Fact]
    public async Task Binary_metadata()
    {
        JudgeProcess.JudgeOutput output = await Curl(
            Test + "UnaryCall",
            ["-v", "-H", "x-grpc-test-echo-trailing-bin: qwD/", "-d", """{"responseSize":1}"""]);
        Assert.Contains("x-grpc-test-echo-trailing-bin: qwD/", output.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Deadline()
    {
        JudgeProcess.JudgeOutput output = await Curl(
            Probe + "Behave",
            ["--timeout", "1s", "-d", """{"behavior":"BEHAVIOR_AWAIT_CANCELLATION"}"""],
            fails: true);
        Assert.Contains("deadline_exceeded", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_over_the_limit()
    {
        string request = JsonSerializer.Serialize(new { textLine = new string('x', 5 * 1024 * 1024) });
        JudgeProcess.JudgeOutput output = await Curl(Probe + "Echo", ["-d", "@-"], request, fails: true);
        Assert.Contains("resource_exhausted", output.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health()
    {
        JsonElement reply = Assert.Single(Documents(await Curl("grpc.health.v1.Health/Check", ["-d", "{}"])));
        Assert.Equal("SERVING", reply.GetProperty("status").GetString());
        JudgeProcess.JudgeOutput unknown = await Curl(
            "grpc.health.v1.Health/Check", ["-d", """{"service":"no.such.Service"}"""], fails: true);
        Assert.Contains("not_found", unknown.Error, StringComparison.Ordinal);
        JsonElement all = Assert.Single(Documents(await Curl("grpc.health.v1.Health/List", ["-d", "{}"])));
        Assert.Equal(
            "SERVING",
            all.GetProperty("statuses").GetProperty("grpc.testing.TestService").GetProperty("status").GetString());
    }

    private static int PayloadLength(JsonElement reply) =>
        reply.GetProperty("payload").GetProperty("body").GetBytesFromBase64().Length;

    private static List<JsonElement> Documents(JudgeProcess.JudgeOutput output) => BufCurl.Documents(output);

    private Task<JudgeProcess.JudgeOutput> Curl(
        string method, IEnumerable<string> arguments, string input = "", bool fails = false) =>
        BufCurl.RunAsync(server.Authority, method, arguments, input, fails);
}
