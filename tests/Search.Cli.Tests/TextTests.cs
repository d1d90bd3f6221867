using System.Text.Json;

namespace Search.Cli.Tests;

/// <summary><c>tag</c> and <c>expand</c>.</summary>
public sealed class TextTests
{
    [Fact]
    public async Task TagGivesTheMentionsWithBytePositions()
    {
        CliResult result = await Cli.SucceedAsync("tag", "Über KSA");
        JsonElement mention = result.OnlyJson().GetProperty("mentions")[0];
        Assert.Equal("KSA", mention.GetProperty("surface").GetString());
        Assert.Equal("state/saudi-arabia", mention.GetProperty("entityId").GetString());
        Assert.Equal("VARIANT_KIND_ACRONYM", mention.GetProperty("kind").GetString());
        Assert.Equal((6, 9), (mention.GetProperty("startByte").GetInt32(), mention.GetProperty("endByte").GetInt32()));
    }

    [Fact]
    public async Task TagNeedsNoDataFolder()
    {
        using var folder = new TempFolder();
        CliResult result = await Cli.SucceedAsync("tag", "nothing here", "--data", folder.At("none"));
        Assert.Equal(0, result.OnlyJson().GetProperty("mentions").GetArrayLength());
        Assert.False(System.IO.Directory.Exists(folder.At("none")));
    }

    [Fact]
    public async Task TagKnowsNamesOfTheUser()
    {
        using var folder = new TempFolder();
        string own = folder.Write("own.jsonl", "{\"entity\": broken\n");
        CliResult result = await Cli.RunAsync("tag", "x", "--variants", own);
        Assert.Equal(1, result.Code);
        Assert.Contains("own.jsonl", result.Error, StringComparison.Ordinal);
        Assert.Contains("1", result.Error, StringComparison.Ordinal);
        CliResult missing = await Cli.RunAsync("tag", "x", "--variants", folder.At("none.jsonl"));
        Assert.Equal(1, missing.Code);
        Assert.Contains("none.jsonl", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExpandShowsTheTree()
    {
        using var folder = new TempFolder();
        await Cli.SucceedAsync("reindex", folder.Write("a.jsonl", "{\"id\":\"a\",\"body\":\"KSA\"}\n"), "--data",
            folder.At("d"));
        CliResult result = await Cli.SucceedAsync("expand", "KSA", "--data", folder.At("d"));
        Assert.Contains("state/saudi-arabia", result.OnlyJson().GetProperty("query").GetRawText(),
            StringComparison.Ordinal);
        CliResult refused = await Cli.RunAsync("expand", "body:(a", "--lucene", "--data", folder.At("d"));
        Assert.Equal(1, refused.Code);
        Assert.Contains("InvalidArgument", refused.Error, StringComparison.Ordinal);
        CliResult absent = await Cli.RunAsync("expand", "x", "--index", "other", "--data", folder.At("d"));
        Assert.Equal(1, absent.Code);
        Assert.Contains("there is no index \"other\": indexes are news", absent.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExplainSaysWhichTierWouldMatch()
    {
        using var folder = new TempFolder();
        await Cli.SucceedAsync("reindex", folder.Write("a.jsonl", "{\"id\":\"a\",\"body\":\"Riyadh replied.\"}\n"),
            "--data", folder.At("d"));
        CliResult hit = await Cli.SucceedAsync("explain", "KSA", "--doc", "a", "--json", "--data", folder.At("d"));
        Assert.True(hit.OnlyJson().GetProperty("matches").GetBoolean());
        CliResult none = await Cli.SucceedAsync(
            "explain", "KSA", "--doc", "a", "--max-tier", "1", "--data", folder.At("d"));
        Assert.False(none.OnlyJson().GetProperty("matches").GetBoolean());
        Assert.StartsWith(
            "Tier 3 would match: ", none.OnlyJson().GetProperty("concepts")[0].GetProperty("reason").GetString(),
            StringComparison.Ordinal);
        CliResult dated = await Cli.SucceedAsync(
            "explain", "KSA", "--doc", "a", "--as-of", "2020-01-01", "--data", folder.At("d"));
        Assert.True(dated.OnlyJson().GetProperty("matches").GetBoolean());
        CliResult absent = await Cli.RunAsync("explain", "KSA", "--doc", "b", "--data", folder.At("d"));
        Assert.Equal(1, absent.Code);
        Assert.Contains("has no document \"b\"", absent.Error, StringComparison.Ordinal);
        Assert.Equal(64, (await Cli.RunAsync("explain", "KSA", "--data", folder.At("d"))).Code);
    }
}
