using System.IO;
using System.Text.Json;

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
        Dictionary<string, string> results = new(StringComparer.Ordinal);
        foreach (string line in output.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using JsonDocument result = JsonDocument.Parse(line);
            string check = result.RootElement.GetProperty("check").GetString() ?? "";
            results[check] = result.RootElement.GetProperty("ok").GetBoolean() ? "ok" : line;
        }

        Dictionary<string, string> expected = checks.ToDictionary(static c => c, static _ => "ok");
        Assert.True(output.ExitCode == 0 && results.Count > 0, output.Error + output.Output);
        Assert.Equal(
            expected.OrderBy(static p => p.Key, StringComparer.Ordinal),
            results.OrderBy(static p => p.Key, StringComparer.Ordinal));
        Assert.Empty(server.Logged);
    }
}
