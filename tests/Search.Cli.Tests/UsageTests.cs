namespace Search.Cli.Tests;

/// <summary>A wrong command line is exit 64 with the reason, and touches nothing.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("serve")]
    [InlineData("serve|--load|sample")]
    [InlineData("reindex|x")]
    [InlineData("export")]
    [InlineData("query|x")]
    [InlineData("tag|x")]
    [InlineData("expand|x")]
    [InlineData("health")]
    [InlineData("check|d")]
    [InlineData("eval|c")]
    [InlineData("bench|index|c|--data|d")]
    [InlineData("bench|query|d|q")]
    public void TheShortestCommandLinesAreRight(string line) =>
        Assert.Empty(Program.CreateRoot().Parse(line.Split('|')).Errors);

    [Theory]
    [InlineData("", "a command is needed: serve, reindex,")]
    [InlineData("frobnicate", "\"frobnicate\" is no command; commands are serve,")]
    [InlineData("bench", "a command is needed: index, query, merge, concepts, tag, news.")]
    [InlineData("query", "Required argument missing for command: 'query'.")]
    [InlineData("query| ", "TEXT is empty.")]
    [InlineData("query|a|--size|abc", "Cannot parse argument 'abc' for option '--size'.")]
    [InlineData("query|a|b", "Unrecognized command or argument 'b'.")]
    [InlineData("query|a|--size|0", "--size must be 1 to 1000.")]
    [InlineData("query|a|--data|d|--server|h:1", "--data and --server exclude each other.")]
    [InlineData("query|a|--server|nonsense", "--server nonsense: HOST:PORT was expected.")]
    [InlineData("query|a|--server|127.0.0.1:1|--variants|x", "--variants belongs to the process that opens the data")]
    [InlineData("health|--server|nonsense", "--server nonsense: HOST:PORT was expected.")]
    [InlineData("reindex", "Required argument missing for command: 'reindex'.")]
    [InlineData("reindex|x|--time-zone|Mars/Base", "--time-zone Mars/Base: this system knows no such time zone.")]
    [InlineData("reindex|x|--max-failure-ratio|2", "--max-failure-ratio must be 0 to 1.")]
    [InlineData("reindex|x|--max-rate|fast", "fast")]
    [InlineData("reindex|x|--max-failures|-1", "--max-failures must be 0 to")]
    [InlineData("reindex|index:a|x", "index:NAME stands alone.")]
    [InlineData("reindex|index:news", "index:news is the index that would be written (--replace")]
    [InlineData("reindex|index:a|--resume", "--resume is for files")]
    [InlineData("reindex|index:a|--dry-run", "--dry-run is for files")]
    [InlineData("reindex|x|--replace|--resume", "--resume and --replace exclude each other")]
    [InlineData("reindex|x|--max-loss|0.1", "--max-loss and --discard-writes belong to --replace.")]
    [InlineData("reindex|x|--discard-writes", "--max-loss and --discard-writes belong to --replace.")]
    [InlineData("reindex|x|--replace|--max-loss|1.5", "--max-loss must be 0 to 1.")]
    [InlineData("serve|--listen|50051", "--listen 50051: HOST:PORT was expected")]
    [InlineData("bench|index|c.jsonl", "Option '--data' is required.")]
    [InlineData("bench|index|c.jsonl|--data|d|--threads|0", "--threads must be 1 to 64.")]
    public async Task AWrongCommandLineIsExit64WithTheReason(string line, string reason)
    {
        CliResult result = await Cli.RunAsync(line.Split('|', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(64, result.Code);
        Assert.Empty(result.Output);
        Assert.Contains(reason, result.Error, StringComparison.Ordinal);
        Assert.Contains("--help'", result.Error, StringComparison.Ordinal);
        Assert.All(
            result.Error.TrimEnd('\n').Split('\n'), l => Assert.StartsWith("search: ", l, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "search serve --load sample")]
    [InlineData("serve", "--load")]
    [InlineData("reindex", "search reindex archive/ --resume")]
    [InlineData("export", "> news.jsonl")]
    [InlineData("query", "--explain")]
    [InlineData("tag", "Examples:")]
    [InlineData("expand", "Examples:")]
    [InlineData("explain", "Examples:")]
    [InlineData("health", "Examples:")]
    [InlineData("check", "Examples:")]
    [InlineData("eval", "--baseline")]
    [InlineData("bench|index", "--ram-mb")]
    [InlineData("bench|query", "--exhaustive")]
    public async Task EveryCommandHasHelpWithExamples(string command, string part)
    {
        CliResult result = await Cli.SucceedAsync(
            [.. command.Split('|', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Contains(part, result.Output, StringComparison.Ordinal);
        Assert.Contains("Examples:", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task AFolderThatIsNotThereIsSaidAndNotMade()
    {
        using var folder = new TempFolder();
        foreach (string command in new[] { "query|x", "export", "expand|x", "reindex|index:a|--index|b" })
        {
            CliResult result = await Cli.RunAsync([.. command.Split('|'), "--data", folder.At("none")]);
            Assert.Equal(1, result.Code);
            Assert.Contains($"there is no data folder {folder.At("none")}: ", result.Error, StringComparison.Ordinal);
            Assert.False(System.IO.Directory.Exists(folder.At("none")));
        }
    }

    [Fact]
    public async Task ASourceThatIsNotThereIsSaidAndMakesNoIndex()
    {
        using var folder = new TempFolder();
        CliResult result = await Cli.RunAsync("reindex", folder.At("no.jsonl"), "--data", folder.At("d"));
        Assert.Equal(1, result.Code);
        Assert.Contains("no.jsonl: no such file or folder", result.Error, StringComparison.Ordinal);
        Assert.False(System.IO.Directory.Exists(folder.At("d")));
    }
}
