using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClientTests;

/// <summary>What the command prints with <c>--json</c> is what <c>buf curl --emit-defaults</c> prints of the same call.</summary>
public sealed class JsonOutputTests(ProductServer server) : IClassFixture<ProductServer>
{
    [Theory]
    [InlineData("KSA Tel Aviv rapprochement", "false", "3")]
    [InlineData("\"Saudi Arabia\" -oil", "true", "1")]
    [InlineData("xyzzy", "false", "10")]
    public async Task Query(string text, string explain, string size)
    {
        string input = $$"""
            {"target":"news","queryText":{{JsonSerializer.Serialize(text)}},"querySyntax":"QUERY_SYNTAX_SIMPLE",
            "pageSize":{{size}},"rankProfile":"news","explain":{{explain}},"total":{"mode":"TOTAL_MODE_EXACT"},
            "highlight":{} }
            """;
        string[] options = explain == "true" ? ["--explain"] : [];
        await AssertSameAsync(
            ["query", text, "--size", size, "--json", .. options], "search.v1.SearchService/Search", input,
            "timings", "nextPageToken");
    }

    [Fact]
    public Task Tag() => AssertSameAsync(
        ["tag", "KSA and the GCC met in Riyadh"], "search.v1.VariantService/TagText",
        """{"text":"KSA and the GCC met in Riyadh"}""");

    [Fact]
    public Task Expand() => AssertSameAsync(
        ["expand", "KSA rapprochement \"Tel Aviv\""], "search.v1.SearchService/ExpandQuery",
        """{"target":"news","queryText":"KSA rapprochement \"Tel Aviv\"","querySyntax":"QUERY_SYNTAX_SIMPLE"}""");

    [Fact]
    public Task Explain() => AssertSameAsync(
        ["explain", "KSA \"Tel Aviv\"", "--doc", "n016", "--max-tier", "2"],
        "search.v1.SearchService/ExplainDocument",
        """
        {"target":"news","id":"n016","queryText":"KSA \"Tel Aviv\"","querySyntax":"QUERY_SYNTAX_SIMPLE",
        "rankProfile":"news","variants":{"maxTier":2}}
        """);

    // Times and tokens differ from call to call: only that both have them is compared.
    private async Task AssertSameAsync(string[] command, string method, string input, params string[] changing)
    {
        JudgeTools.Buf();
        JudgeProcess.JudgeOutput printed = await JudgeProcess.RunAsync(
            SearchCommand.Dotnet, ["exec", SearchCommand.Assembly, .. command, "--server", server.Authority]);
        Assert.True(printed.ExitCode == 0, printed.Error);
        JudgeProcess.JudgeOutput called = await BufCurl.RunAsync(
            server.Authority, method, ["--emit-defaults", "-d", "@-"], input);
        JsonObject ours = Parse(printed.Output);
        JsonObject theirs = Parse(called.Output);
        foreach (string name in changing)
        {
            Assert.Equal(theirs[name] is null, ours[name] is null);
            Assert.Equal(theirs.Remove(name), ours.Remove(name));
        }
        Assert.True(JsonNode.DeepEquals(theirs, ours), $"buf: {theirs.ToJsonString()}\nsearch: {ours.ToJsonString()}");
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)?.AsObject() ?? [];
}
