using System.IO;

namespace Search.Cli.Tests;

/// <summary>A folder with a data folder <c>d</c> that three records of a file were fed into, one of them bad.</summary>
public sealed class LoadedFolder : IAsyncLifetime
{
    internal DirectoryInfo Folder { get; } = System.IO.Directory.CreateTempSubdirectory("search-cli-");

    internal SearchRun Load { get; private set; } = new(-1, "", "");

    public async ValueTask InitializeAsync()
    {
        Write(
            "news.jsonl",
            """{"id":"a1","title":"Riyadh hosts talks","body":"The Kingdom of Saudi Arabia and Tehran meet.","""
                + Tail(10),
            """{"id":"","title":"nobody's"}""",
            """{"id":"a2","title":"A quiet day","body":"Nothing happened in Washington.",""" + Tail(11));
        Load = await RunAsync("reindex", "news.jsonl", "--data", "d");
    }

    public ValueTask DisposeAsync()
    {
        Folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string Tail(int day) =>
        FormattableString.Invariant(
            $"\"published\":\"2023-03-{day}T08:00:00Z\",\"source\":\"gulf-courier\"}}");

    internal Task<SearchRun> RunAsync(params string[] arguments) => SearchRun.RunAsync(Folder, arguments);

    internal void Write(string name, params string[] lines)
    {
        string path = Path.Join(Folder.FullName, name);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Folder.FullName);
        File.WriteAllLines(path, lines);
    }
}
