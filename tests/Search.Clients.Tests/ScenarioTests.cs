using System.IO;

namespace ClientTests;

/// <summary>One scenario through grpc-js and through Python's grpcio: what stock clients do must work.</summary>
public sealed class ScenarioTests(ClientsServer server) : IClassFixture<ClientsServer>
{
    private static readonly string[] Common =
    [
        "unary", "client_stream", "server_stream", "duplex", "metadata", "deadline", "cancel", "gzip",
        "request_too_large", "reply_too_large", "error_details", "unimplemented", "reflection", "health",
    ];

    [Fact]
    public async Task Python_grpcio_passes()
    {
        JudgeProcess.JudgeOutput output = await JudgeProcess.RunAsync(
            JudgeTools.Python(), [JudgeTools.Scenario("scenario.py"), server.Authority, .. server.DescriptorSets]);
        AssertPassed(output, [.. Common, "invalid_text"]);
    }

    [Fact]
    public async Task Grpc_js_passes()
    {
        string[] arguments =
        [
            JudgeTools.Scenario("scenario.cjs"),
            server.Authority,
            Path.Combine(JudgeTools.Root, "tests", "Search.Grpc.Interop", "Protos"),
            Path.Combine(JudgeTools.Root, "protos"),
        ];
        JudgeProcess.JudgeOutput output = await JudgeProcess.RunAsync(
            JudgeTools.Node(),
            arguments,
            environment: new Dictionary<string, string> { ["CLIENTS_FOLDER"] = JudgeTools.Folder });
        AssertPassed(output, Common);
    }

    private void AssertPassed(JudgeProcess.JudgeOutput output, IReadOnlyList<string> checks)
    {
        ScenarioResults.AssertPassed(output, checks);
        Assert.Empty(server.Logged);
    }
}
