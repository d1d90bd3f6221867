using System.IO;
using System.Text.Json;

namespace Search.Cli.Tests;

/// <summary>The shapes that scripts rely on, member by member.</summary>
public sealed class JsonShapeTests(LoadedFolder loaded) : IClassFixture<LoadedFolder>
{
    [Fact]
    public void ReindexEndsWithASummaryAndExit1WhenRecordsFailed()
    {
        Assert.Equal(1, loaded.Load.ExitCode);
        JsonElement summary = loaded.Load.LastJson;
        Assert.Equal("summary", summary.GetProperty("event").GetString());
        Assert.Equal(3, summary.GetProperty("read").GetInt32());
        Assert.Equal(2, summary.GetProperty("written").GetInt32());
        Assert.Equal(1, summary.GetProperty("failed").GetInt32());
        Assert.Equal("dead-letters-news.jsonl", summary.GetProperty("dead_letters").GetString());
        string[] letters = File.ReadAllLines(Path.Join(loaded.Folder.FullName, "dead-letters-news.jsonl"));
        JsonElement letter = JsonDocument.Parse(Assert.Single(letters)).RootElement;
        Assert.Equal(2, letter.GetProperty("line").GetInt32());
        Assert.Contains("id", letter.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReindexWithinItsBudgetIs0AndOverItIs2()
    {
        loaded.Write("good.jsonl", """{"id":"g1","title":"good"}""");
        SearchRun good = await loaded.RunAsync("reindex", "good.jsonl", "--data", "budget");
        Assert.Equal(0, good.ExitCode);
        Assert.Equal(JsonValueKind.Null, good.LastJson.GetProperty("dead_letters").ValueKind);
        SearchRun bad = await loaded.RunAsync(
            "reindex", "news.jsonl", "--data", "budget", "--max-failures", "0", "--dead-letters", "budget.jsonl");
        Assert.Equal(2, bad.ExitCode);
        Assert.NotEqual("", bad.LastJson.GetProperty("stopped").GetString());
    }

    [Fact]
    public async Task QueryGivesTheReplyWithItsDefaults()
    {
        SearchRun run = await loaded.RunAsync("query", "KSA", "--data", "d", "--json");
        Assert.Equal(0, run.ExitCode);
        JsonElement reply = run.LastJson;
        Assert.Equal("1", reply.GetProperty("total").GetProperty("value").GetString());
        Assert.Equal("TOTAL_RELATION_EXACT", reply.GetProperty("total").GetProperty("relation").GetString());
        Assert.Equal("", reply.GetProperty("nextPageToken").GetString());
        JsonElement hit = reply.GetProperty("hits")[0];
        Assert.Equal("a1", hit.GetProperty("id").GetString());
        Assert.True(hit.GetProperty("score").GetDouble() > 0);
        JsonElement fields = hit.GetProperty("document").GetProperty("fields");
        Assert.Equal("Riyadh hosts talks", fields.GetProperty("title").GetProperty("stringValue").GetString());
        Assert.Equal("2023-03-10T08:00:00Z", fields.GetProperty("published").GetProperty("timestampValue").GetString());
        Assert.Equal("gulf-courier", fields.GetProperty("source").GetProperty("stringValue").GetString());
        JsonElement part = hit.GetProperty("matched").EnumerateArray()
            .First(static p => p.GetProperty("surface").GetString() == "Kingdom of Saudi Arabia");
        Assert.Equal("KSA", part.GetProperty("queryPart").GetString());
        Assert.Equal("state/saudi-arabia", part.GetProperty("entityId").GetString());
        Assert.NotEqual("", part.GetProperty("variantId").GetString());
        Assert.Equal("VARIANT_KIND_OFFICIAL_NAME", part.GetProperty("kind").GetString());
        Assert.Equal(1, part.GetProperty("tier").GetInt32());
        Assert.InRange(part.GetProperty("confidence").GetDouble(), 0.1, 1);
        Assert.Equal("body", part.GetProperty("field").GetString());
        Assert.Equal(4, part.GetProperty("startByte").GetInt32());
        Assert.Equal(27, part.GetProperty("endByte").GetInt32());
        JsonElement highlights = hit.GetProperty("highlights").EnumerateArray()
            .Single(static h => h.GetProperty("field").GetString() == "body");
        Assert.Contains(
            "<em>Kingdom of Saudi Arabia</em>",
            highlights.GetProperty("passages")[0].GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingFoundIs0()
    {
        SearchRun json = await loaded.RunAsync("query", "zzzz", "--data", "d", "--json");
        Assert.Equal(0, json.ExitCode);
        Assert.Equal("0", json.LastJson.GetProperty("total").GetProperty("value").GetString());
        SearchRun text = await loaded.RunAsync("query", "zzzz", "--data", "d");
        Assert.Equal((0, "no hits\n"), (text.ExitCode, text.Output));
    }

    [Fact]
    public async Task AnUnknownIndexIsNamed()
    {
        SearchRun run = await loaded.RunAsync("query", "x", "--data", "d", "--index", "nothing", "--json");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("search: there is no index \"nothing\": indexes are news\n", run.Error);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task TagAndExpandPrintJson()
    {
        SearchRun tag = await loaded.RunAsync("tag", "Riyadh and Washington spoke");
        Assert.Equal(0, tag.ExitCode);
        Assert.Contains(
            "state/saudi-arabia",
            tag.LastJson.GetProperty("mentions").EnumerateArray()
                .Select(static m => m.GetProperty("entityId").GetString()));
        SearchRun expand = await loaded.RunAsync("expand", "KSA rapprochement", "--data", "d");
        Assert.Equal(0, expand.ExitCode);
        JsonElement concept = expand.LastJson.GetProperty("concepts")[0];
        Assert.Equal("KSA", concept.GetProperty("queryPart").GetString());
        Assert.Equal("state/saudi-arabia", concept.GetProperty("readings")[0].GetProperty("entityId").GetString());
    }

    [Fact]
    public async Task ExportIsWhatReindexTakes()
    {
        SearchRun first = await loaded.RunAsync("export", "--data", "d");
        Assert.Equal(0, first.ExitCode);
        string[] lines = first.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        loaded.Write("export.jsonl", lines);
        SearchRun back = await loaded.RunAsync("reindex", "export.jsonl", "--data", "copy", "--strict");
        Assert.Equal(0, back.ExitCode);
        SearchRun second = await loaded.RunAsync("export", "--data", "copy");
        Assert.Equal(lines.Order(StringComparer.Ordinal), second.Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CheckNamesWhatIsDamaged()
    {
        loaded.Write("good.jsonl", """{"id":"g1","title":"good"}""");
        await loaded.RunAsync("reindex", "good.jsonl", "--data", "damaged");
        SearchRun sound = await loaded.RunAsync("check", "damaged", "--json");
        Assert.Equal(0, sound.ExitCode);
        Assert.Equal(
            """{"ok":true,"indexes":[{"name":"news","documents":1,"problems":[],"log_writes":0,"torn_log_bytes":0}]}""",
            sound.Output.TrimEnd('\n'));
        string folder = Path.Join(loaded.Folder.FullName, "damaged", "indexes", "news");
        string file = System.IO.Directory.EnumerateFiles(folder, "*.cf?").Concat(
            System.IO.Directory.EnumerateFiles(folder, "*.fdt")).Order(StringComparer.Ordinal).Last();
        byte[] bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 0x40;
        await File.WriteAllBytesAsync(file, bytes);
        SearchRun damaged = await loaded.RunAsync("check", "damaged", "--json");
        Assert.Equal(1, damaged.ExitCode);
        Assert.False(damaged.LastJson.GetProperty("ok").GetBoolean());
        JsonElement problem = damaged.LastJson.GetProperty("indexes")[0].GetProperty("problems")[0];
        Assert.Equal(Path.GetFileName(file), problem.GetProperty("file").GetString());
        Assert.True(problem.GetProperty("offset").GetInt64() >= 0);
        Assert.NotEqual(problem.GetProperty("expected").GetString(), problem.GetProperty("found").GetString());
    }
}
