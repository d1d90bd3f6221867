using System.IO;
using System.Text.Json;

namespace ClientTests;

/// <summary>One scenario of the whole product through each stock client, against <c>search serve</c>.</summary>
public sealed class ProductScenarioTests(ProductServer server) : IClassFixture<ProductServer>
{
    private static readonly string[] Checks =
        ["health", "reflection", "create_index", "write", "bulk", "search", "error_details", "delete"];

    [Fact]
    public async Task Python_grpcio_passes()
    {
        string[] arguments =
        [
            JudgeTools.Scenario("product.py"),
            server.Authority,
            Descriptors.Extract(typeof(Search.Server.SearchServer), "product.binpb"),
            Descriptors.Extract(typeof(Grpc.HealthCheck.HealthServiceImpl), "product-layer.binpb"),
        ];
        ScenarioResults.AssertPassed(await JudgeProcess.RunAsync(JudgeTools.Python(), arguments), Checks);
        Assert.Empty(server.Complaints);
    }

    [Fact]
    public async Task Grpc_js_passes()
    {
        string[] arguments =
            [JudgeTools.Scenario("product.cjs"), server.Authority, Path.Combine(JudgeTools.Root, "protos")];
        JudgeProcess.JudgeOutput output = await JudgeProcess.RunAsync(
            JudgeTools.Node(),
            arguments,
            environment: new Dictionary<string, string> { ["CLIENTS_FOLDER"] = JudgeTools.Folder });
        ScenarioResults.AssertPassed(output, Checks);
        Assert.Empty(server.Complaints);
    }

    [Fact]
    public async Task Buf_curl_passes()
    {
        JudgeTools.Buf();
        Assert.Contains(
            "search.v1.SearchService\n",
            (await BufCurl.RunAsync(server.Authority, "", ["--list-services"])).Output,
            StringComparison.Ordinal);
        Assert.Equal("SERVING", (await Call("grpc.health.v1.Health/Check", "{}"))[0].GetProperty("status").GetString());
        await Call("search.v1.IndexService/CreateIndex", """{"name":"scenario-buf"}""");
        await Call(
            "search.v1.DocumentService/WriteDocument",
            """{"index":"scenario-buf","document":{"id":"a1","fields":{"body":{"stringValue":"Riyadh hosts talks"}}}}""");
        await Bulk();
        await Search();
        string error = (await BufCurl.RunAsync(
            server.Authority,
            "search.v1.SearchService/Search",
            ["-d", """{"target":"scenario-buf","queryText":"x","sort":[{"field":"body"}]}"""],
            fails: true)).Error;
        Assert.Contains("\"field\": \"sort[0].field\"", GrpcurlError.Format(error), StringComparison.Ordinal);
        await Call("search.v1.DocumentService/DeleteDocument", """{"index":"scenario-buf","id":"a1"}""");
        await Call("search.v1.IndexService/DeleteIndex", """{"name":"scenario-buf"}""");
        Assert.Empty(server.Complaints);
    }

    private async Task Bulk()
    {
        List<JsonElement> replies = await Call(
            "search.v1.DocumentService/BulkWrite",
            """
            {"start":{"index":"scenario-buf"}}
            {"data":{"operations":[
              {"opId":1,"write":{"id":"b1","fields":{"body":{"stringValue":"Saudis and Iranians meet in Baghdad"}}}},
              {"opId":2,"write":{"id":"b2","fields":{"nothing":{"stringValue":"x"}}}},
              {"opId":3,"write":{"id":"b3","fields":{"body":{"stringValue":"The Washington Post wins a prize"}}}}]}}
            {"flush":{}}
            """);
        JsonElement summary = replies[^1].GetProperty("summary");
        Assert.Equal("2", summary.GetProperty("created").GetString());
        Assert.Equal("1", summary.GetProperty("failed").GetString());
        JsonElement failed = replies
            .Where(static r => r.TryGetProperty("results", out _))
            .SelectMany(static r => r.GetProperty("results").GetProperty("results").EnumerateArray())
            .Single(static r => r.TryGetProperty("error", out JsonElement e) && e.ValueKind == JsonValueKind.Object);
        Assert.Equal("2", failed.GetProperty("opId").GetString());
        // buf asks reflection for the types of the details before it can print them.
        Assert.Equal(
            "type.googleapis.com/google.rpc.ErrorInfo",
            failed.GetProperty("error").GetProperty("details")[0].GetProperty("@type").GetString());
    }

    private async Task Search()
    {
        JsonElement found = (await Call(
            "search.v1.SearchService/Search",
            """{"target":"scenario-buf","queryText":"KSA","minSequence":"3","highlight":{}}"""))[0];
        Dictionary<string, JsonElement> parts = found.GetProperty("hits").EnumerateArray().ToDictionary(
            static h => h.GetProperty("id").GetString() ?? "", static h => h.GetProperty("matched")[0]);
        Assert.Equal(["a1", "b1"], parts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("VARIANT_KIND_CAPITAL", parts["a1"].GetProperty("kind").GetString());
        Assert.Equal("Saudis", parts["b1"].GetProperty("surface").GetString());
    }

    private async Task<List<JsonElement>> Call(string method, string request) =>
        BufCurl.Documents(await BufCurl.RunAsync(server.Authority, method, ["--emit-defaults", "-d", "@-"], request));
}
