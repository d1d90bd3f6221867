using System.IO;
using System.Text.Json;

namespace Search.Cli.Tests;

/// <summary>A reindex that does not come to its end, and goes on with <c>--resume</c>.</summary>
public sealed class ResumeTests : IDisposable
{
    private const int Records = 3000;
    private readonly TempFolder _folder = new();

    private string Data => _folder.At("data");

    private string DeadLetters => _folder.At("dead.jsonl");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task WhatASignalCutOffIsWrittenByResumeAndNothingTwice(string signal)
    {
        string text = new('w', 1000);
        string source = _folder.Write(
            "a.jsonl",
            string.Concat(Enumerable.Range(0, Records).Select(
                i => i == 7 ? "bad\n" : $"{{\"id\":\"d{i}\",\"title\":\"Number {i}\",\"body\":\"{text}\"}}\n")));
        string[] command = ["reindex", source, "--data", Data, "--dead-letters", DeadLetters];
        using var first = new SearchProcess([.. command, "--max-rate", "400"]);
        await WaitForDocumentsAsync(first);
        first.Signal(signal);
        SearchRun cut = await first.EndAsync();
        Assert.NotEqual(0, cut.ExitCode);
        if (signal != "KILL")
        {
            Assert.Equal(signal == "INT" ? 130 : 143, cut.ExitCode);
            Assert.Contains("the same command with --resume goes on from there", cut.Error, StringComparison.Ordinal);
            Assert.Equal("interrupted", cut.LastJson.GetProperty("stopped").GetString());
        }
        CliResult second = await Cli.RunAsync([.. command, "--resume"]);
        JsonElement summary = second.LastJson();
        int resumed = summary.GetProperty("resumed").GetInt32();
        int read = summary.GetProperty("read").GetInt32();
        Assert.InRange(resumed, 1, Records - 1);
        Assert.Equal(Records, resumed + read);
        Assert.Equal(0, summary.GetProperty("failed").GetInt32());
        Assert.Equal((0, read), (second.Code, summary.GetProperty("written").GetInt32()));
        string[] ids = [.. await ExportedIdsAsync()];
        Assert.Equal(Records - 1, ids.Length);
        Assert.Equal(Records - 1, ids.Distinct(StringComparer.Ordinal).Count());
        JsonElement third = (await Cli.RunAsync([.. command, "--resume"])).LastJson();
        Assert.Equal((0, Records), (third.GetProperty("read").GetInt32(), third.GetProperty("resumed").GetInt32()));
    }

    [Fact]
    public async Task AReadThatBlocksDoesNotKeepAnInterruptionWaiting()
    {
        using var process = new SearchProcess("reindex", "-", "--data", Data, "--dead-letters", DeadLetters);
        await process.Input.WriteAsync("{\"id\":\"a\",\"body\":\"B\"}\nbad\n");
        await process.Input.FlushAsync(TestContext.Current.CancellationToken);
        while (!File.Exists(DeadLetters))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        process.Signal("INT");
        SearchRun run = await process.EndAsync();
        Assert.Equal(130, run.ExitCode);
        Assert.Equal(1, run.LastJson.GetProperty("written").GetInt32());
        Assert.Equal(["a"], await ExportedIdsAsync());
    }

    private async Task<IEnumerable<string>> ExportedIdsAsync()
    {
        CliResult export = await Cli.SucceedAsync("export", "--data", Data);
        return export.Output.TrimEnd('\n').Split('\n').Select(
            l => JsonDocument.Parse(l).RootElement.GetProperty("id").GetString() ?? string.Empty);
    }

    // The bad record is told when it is read; by the time the log has grown, documents behind it are written.
    private async Task WaitForDocumentsAsync(SearchProcess process)
    {
        string logs = _folder.At("data", "logs", "news");
        while (!File.Exists(DeadLetters)
            || !System.IO.Directory.Exists(logs)
            || new DirectoryInfo(logs).EnumerateFiles().Sum(f => f.Length) < 300_000)
        {
            Assert.DoesNotContain("stopped", process.Error, StringComparison.Ordinal);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
