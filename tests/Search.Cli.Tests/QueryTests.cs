using System.Text.Json;

namespace Search.Cli.Tests;

/// <summary><c>query</c>: the shape for scripts, the text for people.</summary>
public sealed class QueryTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Data => _folder.At("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task JsonHasTheShapeOfTheContract()
    {
        await LoadAsync();
        JsonElement answer = (await Cli.SucceedAsync("query", "KSA", "--json", "--data", Data)).OnlyJson();
        JsonElement hit = answer.GetProperty("hits")[0];
        Assert.Equal("a1", hit.GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Number, hit.GetProperty("score").ValueKind);
        JsonElement document = hit.GetProperty("document");
        Assert.Equal("a1", document.GetProperty("id").GetString());
        JsonElement fields = document.GetProperty("fields");
        Assert.Equal(["published", "source", "title", "updated"], fields.Names().Order(StringComparer.Ordinal));
        Assert.Equal("Talks", fields.GetProperty("title").GetProperty("stringValue").GetString());
        Assert.Equal("2024-01-02T03:04:00Z", fields.GetProperty("published").GetProperty("timestampValue").GetString());
        JsonElement part = hit.GetProperty("matched")[0];
        string[] names =
            ["queryPart", "entityId", "variantId", "kind", "tier", "confidence", "field", "surface", "startByte",
                "endByte"];
        Assert.Equal(names, part.Names()[..names.Length]);
        Assert.Equal("KSA", part.GetProperty("queryPart").GetString());
        Assert.Equal("state/saudi-arabia", part.GetProperty("entityId").GetString());
        Assert.Equal("VARIANT_KIND_OFFICIAL_NAME", part.GetProperty("kind").GetString());
        Assert.Equal("Kingdom of Saudi Arabia", part.GetProperty("surface").GetString());
        Assert.Equal((12, 35), (part.GetProperty("startByte").GetInt32(), part.GetProperty("endByte").GetInt32()));
        JsonElement passages = hit.GetProperty("highlights")[0];
        Assert.Equal("body", passages.GetProperty("field").GetString());
        Assert.Contains("Kingdom of Saudi Arabia", passages.GetProperty("passages")[0].GetString(),
            StringComparison.Ordinal);
        Assert.Equal(
            "{\"value\":\"1\",\"relation\":\"TOTAL_RELATION_EXACT\"}",
            answer.GetProperty("total").GetRawText().Replace(" ", string.Empty, StringComparison.Ordinal));
        Assert.Equal(string.Empty, answer.GetProperty("nextPageToken").GetString());
    }

    [Fact]
    public async Task ZeroHitsIsSuccess()
    {
        await LoadAsync();
        JsonElement answer = (await Cli.SucceedAsync("query", "zzzz", "--json", "--data", Data)).OnlyJson();
        Assert.Equal(0, answer.GetProperty("hits").GetArrayLength());
        Assert.Equal("no hits\n", (await Cli.SucceedAsync("query", "zzzz", "--data", Data)).Output);
    }

    [Fact]
    public async Task TextForPeopleSaysWhatMatchedWithoutColoursInAPipe()
    {
        await LoadAsync();
        string text = (await Cli.SucceedAsync("query", "KSA", "--data", Data, "--explain")).Output;
        Assert.Contains("1. Talks", text, StringComparison.Ordinal);
        Assert.Contains("Gulf Wire, 2024-01-02 03:04", text, StringComparison.Ordinal);
        Assert.Contains("*Kingdom of Saudi Arabia*", text, StringComparison.Ordinal);
        Assert.Contains("\"KSA\" matched \"Kingdom of Saudi Arabia\" in body", text, StringComparison.Ordinal);
        Assert.Contains("1 hit, 1 shown", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\uE000', text);
    }

    [Fact]
    public async Task SizeAndSyntaxAndProfileAreTaken()
    {
        await LoadAsync();
        JsonElement one = (await Cli.SucceedAsync("query", "talks", "--size", "1", "--json", "--data", Data))
            .OnlyJson();
        Assert.Equal(1, one.GetProperty("hits").GetArrayLength());
        Assert.NotEqual(string.Empty, one.GetProperty("nextPageToken").GetString());
        JsonElement classic =
            (await Cli.SucceedAsync("query", "+title:talks -title:other", "--lucene", "--json", "--data", Data))
                .OnlyJson();
        Assert.Equal("a1", Assert.Single(classic.GetProperty("hits").EnumerateArray()).GetProperty("id").GetString());
        JsonElement plain =
            (await Cli.SucceedAsync("query", "KSA", "--profile", "lucene-bm25", "--json", "--data", Data)).OnlyJson();
        Assert.Equal(0, plain.GetProperty("hits").GetArrayLength());
    }

    [Fact]
    public async Task FacetsAndClustersArePrinted()
    {
        await LoadAsync();
        string[] query = ["query", "talks", "--facet", "source:5", "--facet", "published:year", "--data", Data];
        string text = (await Cli.SucceedAsync(query)).Output;
        Assert.Contains("\nsource: Gulf Wire 1, without 1\n", text, StringComparison.Ordinal);
        Assert.Contains("\npublished: 2024 1, without 1\n", text, StringComparison.Ordinal);
        JsonElement facet = (await Cli.SucceedAsync([.. query, "--json"])).OnlyJson().GetProperty("facets")[0];
        Assert.Equal("Gulf Wire", facet.GetProperty("buckets")[0].GetProperty("value").GetString());
        Assert.Equal("1", facet.GetProperty("missing").GetString());
        await Cli.SucceedAsync(
            "reindex",
            _folder.Write("b.jsonl", "{\"id\":\"a3\",\"title\":\"Talks\",\"body\":\"Nothing.\",\"source\":\"Gulf Wire\"}\n"),
            "--data",
            Data);
        string collapsed = (await Cli.SucceedAsync("query", "talks", "--collapse", "source", "--data", Data)).Output;
        Assert.Contains("and 1 more with Gulf Wire", collapsed, StringComparison.Ordinal);
        Assert.Contains("3 hits, 2 shown", collapsed, StringComparison.Ordinal);
        foreach (string wrong in (string[])["source:0", "source:x", ":5", "source:1001"])
        {
            CliResult refused = await Cli.RunAsync("query", "talks", "--facet", wrong, "--data", Data);
            Assert.Equal(64, refused.Code);
            Assert.Contains($"--facet {wrong} is not", refused.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("title:(a", "--lucene", "")]
    [InlineData("a", "--profile", "none")]
    public async Task AQueryThatIsRefusedIsOneLine(string text, string option, string value)
    {
        await LoadAsync();
        string[] extra = value.Length == 0 ? [option] : [option, value];
        CliResult result = await Cli.RunAsync(["query", text, "--data", Data, .. extra]);
        Assert.Equal(1, result.Code);
        Assert.Empty(result.Output);
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
        Assert.Contains("InvalidArgument", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnIndexThatIsNotThereIsSaidWithThoseThatAre()
    {
        await LoadAsync();
        CliResult result = await Cli.RunAsync("query", "x", "--index", "nope", "--data", Data);
        Assert.Equal(1, result.Code);
        Assert.Equal("search: there is no index \"nope\": indexes are news\n", result.Error);
    }

    private async Task LoadAsync() => await Cli.SucceedAsync(
        "reindex",
        _folder.Write(
            "a.jsonl",
            "{\"id\":\"a1\",\"title\":\"Talks\",\"body\":\"Envoys étd Kingdom of Saudi Arabia today.\","
            + "\"source\":\"Gulf Wire\","
            + "\"published\":\"2024-01-02T03:04:00Z\",\"updated\":\"2024-01-02T04:00:00Z\"}\n"
            + "{\"id\":\"a2\",\"title\":\"Other talks\",\"body\":\"Elsewhere.\"}\n"),
        "--data",
        Data);
}
