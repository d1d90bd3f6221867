using System.IO;

namespace Search.Cli.Tests;

/// <summary><c>bench concepts</c> on an index of two documents.</summary>
public sealed class BenchConceptsTests(LoadedFolder loaded) : IClassFixture<LoadedFolder>
{
    [Fact]
    public async Task BenchMakesQueriesOfNamesThatTheIndexMentions()
    {
        SearchRun run = await loaded.RunAsync(
            "bench", "concepts", "--data", "d", "--queries", "2", "--names", "1", "--passes", "2", "--seed", "5",
            "--exhaustive", "--profile", "news", "--index", "news", "--dump", "names.txt", "--json");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(4, run.LastJson.GetProperty("samples").GetInt32());
        foreach (string time in (string[])["p50_ms", "p95_ms", "max_ms", "best_p50_ms", "best_p95_ms"])
        {
            Assert.True(run.LastJson.GetProperty(time).GetDouble() > 0, time);
        }
        foreach (string phase in (string[])["parse_ms", "search_ms", "best_search_p95_ms", "fetch_ms"])
        {
            Assert.True(run.LastJson.GetProperty(phase).GetDouble() >= 0, phase);
        }
        string[] names = await File.ReadAllLinesAsync(
            Path.Join(loaded.Folder.FullName, "names.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(2, names.Length);
        Assert.All(names, Assert.NotEmpty);
    }
}
