using System.Text.Json;

namespace Search.Cli.Tests;

/// <summary><c>names</c>.</summary>
public sealed class NamesTests
{
    private const string Pairs =
        "Muammar Qaddafi\tMoammar Gadhafi\n# a remark\n\nNorth Korea\tSouth Korea\tPLACE\n"
        + "one name only\nA\tB\tPLANET\n-\tB\nJ. D. Vance\tJames David Vance\tPERSON\t1\n";

    [Fact]
    public async Task PrintsScoreAndReasonOfEachPair()
    {
        using var folder = new TempFolder();
        CliResult result = await Cli.RunAsync("names", folder.Write("pairs.tsv", Pairs));
        Assert.Equal(1, result.Code);
        string[] lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Equal(["Muammar Qaddafi", "Moammar Gadhafi"], lines[0].Split('\t')[1..3]);
        Assert.All(lines, static line => Assert.Equal(4, line.Split('\t').Length));
        Assert.Contains("pairs.tsv:5: two names separated by a tab are needed", result.Error, StringComparison.Ordinal);
        Assert.Contains("pairs.tsv:6: \"PLANET\" is no kind", result.Error, StringComparison.Ordinal);
        Assert.Contains("pairs.tsv:7: the first name has no letter", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonIsOneObject()
    {
        using var folder = new TempFolder();
        CliResult result = await Cli.RunAsync("names", folder.Write("pairs.tsv", Pairs), "--json");
        JsonElement json = result.OnlyJson();
        JsonElement[] pairs = [.. json.GetProperty("pairs").EnumerateArray()];
        Assert.Equal([1, 4, 8], pairs.Select(static pair => pair.GetProperty("line").GetInt32()));
        double[] scores = [.. pairs.Select(static pair => pair.GetProperty("score").GetDouble())];
        Assert.True(scores[0] >= 0.7 && scores[1] < 0.7 && scores[2] >= 0.7, string.Join(' ', scores));
        Assert.Equal("PLACE", pairs[1].GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.Null, pairs[0].GetProperty("kind").ValueKind);
        Assert.All(pairs, static pair => Assert.NotEqual(string.Empty, pair.GetProperty("reason").GetString()));
        Assert.Equal(
            [5, 6, 7], json.GetProperty("refused").EnumerateArray().Select(static r => r.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task AMissingFileIsSaid()
    {
        using var folder = new TempFolder();
        CliResult result = await Cli.RunAsync("names", folder.At("none.tsv"));
        Assert.Equal(1, result.Code);
        Assert.Contains("none.tsv", result.Error, StringComparison.Ordinal);
    }
}
