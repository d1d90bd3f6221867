using System.Text.Json;

namespace Search.Cli.Tests;

/// <summary>A user's own names by the command, over a data folder.</summary>
public sealed class VariantsTests
{
    private const string Article =
        "Title\n\nPublished: 2023-01-01 08:00\n\nThe Desert Falcon Kingdom agreed at once.\n";

    [Fact]
    public async Task NamesAreImportedPreviewedServedAndTakenBack()
    {
        using var folder = new TempFolder();
        string data = folder.At("d");
        await Cli.SucceedAsync("reindex", folder.Write("new.txt", Article), "--data", data);
        string names = folder.WriteGzip("names.tsv.gz", "Saudi Arabia\tDesert Falcon Kingdom\nNobody\tX Y\n");

        CliResult import = await Cli.RunAsync("variants", "import", names, "--data", data);
        Assert.Equal(1, import.Code);
        Assert.Contains("names.tsv.gz:2: refused: nothing is called \"Nobody\"", import.Error, StringComparison.Ordinal);
        Assert.Contains("1 lines accepted, 0 skipped, 1 refused; draft own-", import.Output, StringComparison.Ordinal);

        CliResult preview =
            await Cli.SucceedAsync("variants", "preview", "Saudi Arabia", "--data", data, "--json");
        JsonElement query = preview.OnlyJson().GetProperty("queries")[0];
        Assert.Equal(("0", "1", "new"), (
            query.GetProperty("before").GetString(), query.GetProperty("after").GetString(),
            query.GetProperty("gained")[0].GetString()));
        Assert.Equal(0, await HitsAsync(data));

        CliResult active = await Cli.SucceedAsync("variants", "activate", "--data", data, "--json");
        Assert.Equal("1", active.OnlyJson().GetProperty("retaggedDocuments").GetString());
        Assert.Equal(1, await HitsAsync(data));
        CliResult list = await Cli.SucceedAsync("variants", "list", "--data", data, "--json");
        Assert.Equal("own", list.OnlyJson().GetProperty("activeSet").GetString());
        Assert.Contains("before: base", (await Cli.SucceedAsync("variants", "list", "--data", data)).Output,
            StringComparison.Ordinal);

        await Cli.SucceedAsync("variants", "rollback", "--data", data);
        Assert.Equal(0, await HitsAsync(data));
    }

    [Fact]
    public async Task CheckNamesEveryLineThatDoesNotFit()
    {
        using var folder = new TempFolder();
        string bad = folder.Write(
            "bad.jsonl",
            """
            {"entity":"organisation/zorvan","type":"ORGANISATION","names":{"en":"Zorvan"},"provenance":["nosuch"],"variants":[{"surface":"Zorvan","kind":"SHORT_NAME"}]}
            {"add":"state/nowhere","provenance":["wikidata"],"variants":[{"surface":"No Where","kind":"ALIAS"}]}
            {"relation":"PART_OF","from":"state/france","to":"state/nope","provenance":["wikidata"]}
            {"add":"state/france","provenance":["wikidata"],"variants":[{"surface":"Saudi Arabia","kind":"ALIAS"}]}
            {"add":"state/france","variants":[{"surface":"The Hexagon State","kind":"ALIAS"}]}
            {"relation":"PART_OF","from":"organisation/new-a","to":"organisation/new-b","provenance":["wikidata"]}
            {"relation":"PART_OF","from":"organisation/new-b","to":"organisation/new-a","provenance":["wikidata"]}
            {"entity":"organisation/new-a","type":"ORGANISATION","names":{"en":"Qolvan"},"provenance":["wikidata"],"variants":[{"surface":"Qolvan","kind":"SHORT_NAME"}]}
            {"entity":"organisation/new-b","type":"ORGANISATION","names":{"en":"Delvan"},"provenance":["wikidata"],"variants":[{"surface":"Delvan","kind":"SHORT_NAME"}]}
            """);
        CliResult result = await Cli.RunAsync("variants", "check", bad);
        Assert.Equal(1, result.Code);
        string[] expected =
        [
            "bad.jsonl:1: provenance: there is no source nosuch",
            "bad.jsonl:2: there is no entity state/nowhere",
            "bad.jsonl:3: \"to\": there is no entity state/nope",
            "bad.jsonl:4: \"Saudi Arabia\" is claimed with equal force by state/saudi-arabia",
            "bad.jsonl:5: \"provenance\" is missing",
        ];
        Assert.All(expected, text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
        Assert.Contains(result.Output.Split('\n'), line =>
            line.Contains("bad.jsonl:", StringComparison.Ordinal) && line.Contains("leads back to it", StringComparison.Ordinal));

        string good = folder.Write("good.txt", "zeppelin, dirigible airship\n");
        JsonElement json = (await Cli.SucceedAsync("variants", "check", good, "--json")).OnlyJson();
        Assert.True(json.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task WrongUseIsToldWithItsReason()
    {
        using var folder = new TempFolder();
        string data = folder.At("d");
        await Cli.SucceedAsync("reindex", folder.Write("new.txt", Article), "--data", data);
        CliResult rollback = await Cli.RunAsync("variants", "rollback", "--data", data);
        Assert.Equal(1, rollback.Code);
        Assert.Contains("there is no way back", rollback.Error, StringComparison.Ordinal);
        CliResult unknown = await Cli.RunAsync("variants", "activate", "--set", "nobody", "--data", data);
        Assert.Equal(1, unknown.Code);
        Assert.Contains("there is no variant set \"nobody\"", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(64, (await Cli.RunAsync("variants", "import", "x", "--format", "csv", "--data", data)).Code);
        CliResult report = await Cli.SucceedAsync("variants", "report", "--data", data);
        Assert.Contains("queries are not noted", report.Error, StringComparison.Ordinal);
    }

    private static async Task<int> HitsAsync(string data) =>
        (await Cli.SucceedAsync("query", "Saudi Arabia", "--data", data, "--json")).OnlyJson()
            .GetProperty("hits").GetArrayLength();
}
