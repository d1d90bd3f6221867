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
            "{\"ok\":true,\"indexes\":[{\"name\":\"news\",\"documents\":50,\"problems\":[]}]}\n", result.Output);
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
