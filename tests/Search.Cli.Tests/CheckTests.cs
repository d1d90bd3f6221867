using System.IO;
using System.Text.Json;

namespace Search.Cli.Tests;

/// <summary><c>check</c> on sound and damaged indexes.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Data => _folder.At("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ASoundFolderIsExit0()
    {
        await LoadAsync();
        CliResult result = await Cli.SucceedAsync("check", Data, "--json");
        Assert.Equal(
            "{\"ok\":true,\"indexes\":[{\"name\":\"news\",\"documents\":50,\"problems\":[],"
            + "\"log_writes\":0,\"torn_log_bytes\":0}]}\n",
            result.Output);
        Assert.Empty(result.Error);
        Assert.Equal("news: 50 documents, sound\n",
            (await Cli.SucceedAsync("check", _folder.At("data", "indexes", "news"))).Output);
    }

    [Fact]
    public async Task EveryFlippedByteIsFoundWithItsFileAndAnOffset()
    {
        await LoadAsync();
        string[] files =
            [.. System.IO.Directory.GetFiles(_folder.At("data", "indexes", "news"))
                .Where(f => new FileInfo(f).Length > 0)];
        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            byte[] sound = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            byte[] damaged = [.. sound];
            damaged[sound.Length / 2] ^= 0x10;
            await File.WriteAllBytesAsync(file, damaged, TestContext.Current.CancellationToken);
            CliResult result = await Cli.RunAsync("check", Data, "--json");
            Assert.Equal(1, result.Code);
            JsonElement json = result.OnlyJson();
            Assert.False(json.GetProperty("ok").GetBoolean());
            JsonElement[] problems = [.. json.GetProperty("indexes")[0].GetProperty("problems").EnumerateArray()];
            JsonElement problem = problems.First(p => p.GetProperty("file").GetString() == Path.GetFileName(file));
            Assert.Equal(["file", "offset", "expected", "found"], problem.Names());
            Assert.InRange(problem.GetProperty("offset").GetInt64(), 0, sound.Length);
            Assert.NotEqual(problem.GetProperty("expected").GetString(), problem.GetProperty("found").GetString());
            CliResult text = await Cli.RunAsync("check", Data);
            Assert.Equal(1, text.Code);
            Assert.Contains($"  {Path.GetFileName(file)} at byte ", text.Output, StringComparison.Ordinal);
            await File.WriteAllBytesAsync(file, sound, TestContext.Current.CancellationToken);
        }
        await Cli.SucceedAsync("check", Data);
    }

    [Fact]
    public async Task TheLogIsCheckedAndAServerThatOwnsTheFolderIsTold()
    {
        await LoadAsync();
        using (var server = new SearchProcess("serve", "--data", Data, "--listen", "127.0.0.1:0"))
        {
            string address = await server.WaitForAddressAsync();
            await Cli.SucceedAsync(
                "reindex", _folder.Write("b.jsonl", "{\"id\":\"e1\",\"body\":\"B\"}\n{\"id\":\"e2\",\"body\":\"B\"}\n"),
                "--server", address);
            CliResult owned = await Cli.RunAsync("check", Data);
            Assert.Contains("warning: another process has ", owned.Error, StringComparison.Ordinal);
            server.Signal("KILL");
            await server.EndAsync();
        }
        CliResult sound = await Cli.SucceedAsync("check", Data, "--json");
        Assert.Equal((2, 0), Log(sound.OnlyJson()));
        Assert.Empty(sound.Error);
        string log = System.IO.Directory.GetFiles(_folder.At("data", "logs", "news"), "wal-*").Order().Last();
        byte[] bytes = await File.ReadAllBytesAsync(log, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(log, bytes[..^3], TestContext.Current.CancellationToken);
        CliResult torn = await Cli.SucceedAsync("check", Data, "--json");
        (int writes, int tornBytes) = Log(torn.OnlyJson());
        Assert.Equal((1, true), (writes, tornBytes > 0));
        Assert.Contains("ends in", torn.Error, StringComparison.Ordinal);
        Assert.Equal(bytes.Length - 3, new FileInfo(log).Length);
        bytes[5] ^= 1;
        await File.WriteAllBytesAsync(log, bytes, TestContext.Current.CancellationToken);
        CliResult damaged = await Cli.RunAsync("check", Data, "--json");
        Assert.Equal(1, damaged.Code);
        JsonElement problem = damaged.OnlyJson().GetProperty("indexes")[0].GetProperty("problems")[0];
        Assert.Equal(Path.GetFileName(log), problem.GetProperty("file").GetString());
    }

    [Fact]
    public async Task ADamagedIndexIsSaidByOtherCommandsToo()
    {
        await LoadAsync();
        string file = System.IO.Directory.GetFiles(_folder.At("data", "indexes", "news"), "segments_*").Single();
        byte[] bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        CliResult result = await Cli.RunAsync("query", "x", "--data", Data);
        Assert.Equal(1, result.Code);
        Assert.Contains("index \"news\" is damaged", result.Error, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(file), result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderWithoutAnIndexIsAnError()
    {
        CliResult result = await Cli.RunAsync("check", _folder.Path);
        Assert.Equal((1, $"search: {_folder.Path}: no index is here\n"), (result.Code, result.Error));
        CliResult none = await Cli.RunAsync("check", _folder.At("none"));
        Assert.Equal((1, $"search: {_folder.At("none")}: no such folder\n"), (none.Code, none.Error));
        Assert.False(System.IO.Directory.Exists(_folder.At("none")));
    }

    private static (int Writes, int Torn) Log(JsonElement check)
    {
        JsonElement index = check.GetProperty("indexes")[0];
        return (index.GetProperty("log_writes").GetInt32(), index.GetProperty("torn_log_bytes").GetInt32());
    }

    private async Task LoadAsync() => await Cli.SucceedAsync(
        "reindex",
        _folder.Write(
            "a.jsonl",
            string.Concat(Enumerable.Range(0, 50).Select(
                i => $"{{\"id\":\"d{i}\",\"title\":\"Number {i}\",\"body\":\"Talks in Riyadh, day {i}\","
                    + $"\"source\":\"s{i % 3}\"}}\n"))),
        "--data",
        Data);
}
