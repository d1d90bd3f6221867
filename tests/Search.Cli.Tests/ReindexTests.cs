using System.IO;
using System.Text.Json;

namespace Search.Cli.Tests;

/// <summary><c>reindex</c>: sources, dead letters, budgets, dry runs.</summary>
public sealed class ReindexTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Data => _folder.At("data");

    private string DeadLetters => _folder.At("dead.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AFolderOfEveryKindIsReadAndOtherFilesAreCounted()
    {
        _folder.Write("in/art-1.txt",
            "A title\n\nPublished: 2024-01-02 03:04\nLast Updated: 2024-01-03 00:00\n\nThe body.\n");
        _folder.Write("in/b.jsonl",
            "{\"id\":\"j1\",\"title\":\"T\",\"body\":\"B\"}\n\n{\"id\":\"j2\",\"body\":\"B\"}\n");
        _folder.WriteGzip("in/sub/c.csv.gz", "id,title,body,tags\nc1,Csv,\"One, two\",x;y\n");
        _folder.WriteGzip("in/sub/d.jsonl.gz", "{\"id\":\"z1\",\"body\":\"B\"}\n");
        _folder.Write("in/notes.md", "no source");
        _folder.Write("in/sub/table.xlsx", "no source");
        CliResult result = await ReindexAsync(_folder.At("in"));
        Assert.Equal(0, result.Code);
        JsonElement summary = result.OnlyJson();
        Assert.Equal(["event", "read", "written", "failed", "dead_letters"], summary.Names()[..5]);
        Assert.Equal("summary", summary.GetProperty("event").GetString());
        Assert.Equal((5, 5, 0), Counts(summary));
        Assert.Equal(JsonValueKind.Null, summary.GetProperty("dead_letters").ValueKind);
        Assert.Equal(2, summary.GetProperty("skipped_files").GetInt32());
        Assert.False(File.Exists(DeadLetters));
        Dictionary<string, JsonElement> documents = await ExportAsync("news");
        Assert.Equal(["art-1", "c1", "j1", "j2", "z1"], documents.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("2024-01-02T03:04:00Z", documents["art-1"].GetProperty("published").GetString());
        Assert.Equal("2024-01-03T00:00:00Z", documents["art-1"].GetProperty("updated").GetString());
        Assert.Equal(["x", "y"], documents["c1"].GetProperty("tags").EnumerateArray().Select(t => t.GetString()));
    }

    [Fact]
    public async Task StandardInputIsASource()
    {
        CliResult result = await Cli.RunWithInputAsync(
            "{\"id\":\"a\",\"body\":\"B\"}\n{\"id\":\"b\",\"body\":\"B\"}", "reindex", "-", "--data", Data,
                "--dead-letters", DeadLetters);
        Assert.Equal(0, result.Code);
        Assert.Equal((2, 2, 0), Counts(result.OnlyJson()));
    }

    [Fact]
    public async Task RecordsReplaceDocumentsOfTheSameId()
    {
        await ReindexAsync(
            _folder.Write("a.jsonl", "{\"id\":\"a\",\"body\":\"old\"}\n{\"id\":\"b\",\"body\":\"B\"}\n"));
        await ReindexAsync(_folder.Write("b.jsonl", "{\"id\":\"a\",\"body\":\"new\"}\n"));
        Dictionary<string, JsonElement> documents = await ExportAsync("news");
        Assert.Equal(2, documents.Count);
        Assert.Equal("new", documents["a"].GetProperty("body").GetString());
    }

    [Fact]
    public async Task BadRecordsGoToTheDeadLettersWithFileLineAndReason()
    {
        string huge = new('x', 5 << 20);
        string file = _folder.Write(
            "a.jsonl",
            "{\"id\":\"a\",\"body\":\"B\"}\nnot json\n{\"title\":\"no id\"}\n"
            + "{\"id\":\"d\",\"published\":\"yesterday\"}\n"
            + $"{{\"id\":\"e\",\"body\":\"{huge}\"}}\n"
            + $"{{\"id\":\"f\",\"body\":\"{huge[..(2 << 20)]}\"}}\n{{\"id\":\"g\",\"body\":\"B\"}}\n");
        byte[] whole =
            await File.ReadAllBytesAsync(_folder.WriteGzip("whole.jsonl.gz", new string(' ', 9999)),
                TestContext.Current.CancellationToken);
        _folder.WriteBytes("c.jsonl.gz", whole[..(whole.Length / 2)]);
        CliResult result = await ReindexAsync(file, _folder.At("c.jsonl.gz"));
        Assert.Equal(1, result.Code);
        Assert.Equal((8, 2, 6), Counts(result.OnlyJson()));
        Assert.Equal(DeadLetters, result.OnlyJson().GetProperty("dead_letters").GetString());
        JsonElement[] letters =
            [.. (await File.ReadAllLinesAsync(DeadLetters, TestContext.Current.CancellationToken))
                .Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(6, letters.Length);
        AssertLetter(letters, file, 2, "not JSON");
        AssertLetter(letters, file, 3, "\"id\" is missing or empty");
        AssertLetter(letters, file, 4, "field \"published\": a date");
        AssertLetter(letters, file, 5, "the server takes messages of 4194304");
        AssertLetter(letters, file, 6, "max_field_bytes");
        AssertLetter(letters, _folder.At("c.jsonl.gz"), 1, "cannot be read further");
        JsonElement second = letters.Single(l => l.GetProperty("line").GetInt64() == 2);
        Assert.Equal("not json", second.GetProperty("record").GetString());
        Assert.DoesNotContain("LineNumber", second.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--max-failures", "3", "at most 3 may")]
    [InlineData("--max-failure-ratio", "0.01", "at most 1.0 % may")]
    public async Task ABudgetThatIsExceededIsExit2(string option, string value, string reason)
    {
        string bad = string.Concat(Enumerable.Repeat("bad\n", 10));
        string good = string.Concat(Enumerable.Range(0, 400).Select(i => $"{{\"id\":\"{i}\",\"body\":\"B\"}}\n"));
        CliResult result = await ReindexAsync(_folder.Write("a.jsonl", bad + good), option, value);
        Assert.Equal(2, result.Code);
        Assert.Contains("search: stopped: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(reason, result.OnlyJson().GetProperty("stopped").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADryRunChecksEverythingAndWritesNothing()
    {
        string file = _folder.Write(
            "a.jsonl",
            $"{{\"id\":\"a\",\"body\":\"B\"}}\nbad\n"
            + $"{{\"id\":\"c\",\"body\":\"{new string('x', 2 << 20)}\"}}\n");
        CliResult result = await ReindexAsync(file, "--dry-run");
        Assert.Equal(1, result.Code);
        Assert.Equal((3, 0, 2), Counts(result.OnlyJson()));
        Assert.False(System.IO.Directory.Exists(Data));
        Assert.Contains("max_field_bytes",
            await File.ReadAllTextAsync(DeadLetters, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FieldsThatTheSchemaLacksAreToldOrRefused()
    {
        string file = _folder.Write(
            "a.jsonl",
            "{\"id\":\"a\",\"body\":\"B\",\"mood\":1}\n"
            + "{\"id\":\"b\",\"body\":\"B\",\"mood\":2,\"colour\":\"red\"}\n");
        CliResult result = await ReindexAsync(file);
        Assert.Equal(0, result.Code);
        Assert.Equal("{\"mood\":2,\"colour\":1}", result.OnlyJson().GetProperty("ignored_fields").GetRawText());
        Assert.Contains("field \"mood\" of 2 records is not in the schema", result.Error, StringComparison.Ordinal);
        CliResult strict = await ReindexAsync(file, "--strict", "--index", "other");
        Assert.Equal(1, strict.Code);
        Assert.Equal((2, 0, 2), Counts(strict.OnlyJson()));
        Assert.Contains("field \\\"mood\\\" is not in the schema",
            await File.ReadAllTextAsync(DeadLetters, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DatesWithoutAnOffsetAreInTheTimeZone()
    {
        string file = _folder.Write("a.txt", "T\nPublished: 2024-07-01 12:00\n\nB\n");
        await ReindexAsync(file, "--time-zone", "Asia/Riyadh");
        Assert.Equal("2024-07-01T09:00:00Z", (await ExportAsync("news"))["a"].GetProperty("published").GetString());
    }

    [Fact]
    public async Task ExportGoesBackIntoAnotherIndexAndFromIndexToIndex()
    {
        string records =
            "{\"id\":\"a\",\"title\":\"T \\\"q\\\" \\u0000é🙂\",\"body\":\"line\\nline\","
            + "\"published\":\"2024-01-02T03:04:05.678901Z\","
            + "\"tags\":[\"x\",\"y;z\"],"
            + "\"authors\":[\"N. N.\"],\"language\":\"en\",\"url\":\"http://e.example/?a=1&b=2\"}\n";
        records += string.Concat(Enumerable.Range(0, 300)
            .Select(i => $"{{\"id\":\"n{i}\",\"body\":\"Number {i} of the Kingdom\"}}\n"));
        await ReindexAsync(_folder.Write("a.jsonl", records));
        CliResult first = await Cli.SucceedAsync("export", "--data", Data);
        Assert.Equal(301, first.Output.TrimEnd('\n').Split('\n').Length);
        CliResult back = await ReindexAsync(_folder.Write("export.jsonl", first.Output), "--index", "copy", "--strict");
        Assert.Equal((301, 301, 0), Counts(back.OnlyJson()));
        CliResult direct = await ReindexAsync("index:news", "--index", "direct");
        Assert.Equal((301, 301, 0), Counts(direct.OnlyJson()));
        string[] expected = Sorted(first);
        Assert.Equal(expected, Sorted(await Cli.SucceedAsync("export", "--data", Data, "--index", "copy")));
        Assert.Equal(expected, Sorted(await Cli.SucceedAsync("export", "--data", Data, "--index", "direct")));
    }

    private static string[] Sorted(CliResult export) =>
        [.. export.Output.TrimEnd('\n').Split('\n').Order(StringComparer.Ordinal)];

    private static (int Read, int Written, int Failed) Counts(JsonElement summary) => (
        summary.GetProperty("read").GetInt32(),
        summary.GetProperty("written").GetInt32(),
        summary.GetProperty("failed").GetInt32());

    private static void AssertLetter(JsonElement[] letters, string file, long line, string reason)
    {
        JsonElement letter = Assert.Single(
            letters, l => l.GetProperty("file").GetString() == file && l.GetProperty("line").GetInt64() == line);
        Assert.Contains(reason, letter.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    private Task<CliResult> ReindexAsync(params string[] args) =>
        Cli.RunAsync(["reindex", .. args, "--data", Data, "--dead-letters", DeadLetters]);

    private async Task<Dictionary<string, JsonElement>> ExportAsync(string index)
    {
        CliResult result = await Cli.SucceedAsync("export", "--index", index, "--data", Data);
        return result.Output.TrimEnd('\n').Split('\n').Select(l => JsonDocument.Parse(l).RootElement)
            .ToDictionary(d => d.GetProperty("id").GetString() ?? string.Empty, StringComparer.Ordinal);
    }
}
