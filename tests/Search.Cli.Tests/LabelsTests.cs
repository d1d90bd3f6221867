using System.IO;
using System.Text.Json;

namespace Search.Cli.Tests;

/// <summary><c>labels</c>.</summary>
public sealed class LabelsTests(LoadedFolder folder) : IClassFixture<LoadedFolder>
{
    [Fact]
    public async Task TheChartHasALineANameWithItsKindAndSources()
    {
        SearchRun run = await folder.RunAsync("labels", "Saudi Arabia", "--data", "d");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Saudi Arabia (state/saudi-arabia): 1 documents", run.Output, StringComparison.Ordinal);
        string line = Assert.Single(
            run.Output.Split('\n'), l => l.StartsWith("Kingdom of Saudi Arabia", StringComparison.Ordinal));
        Assert.Contains("official name; gulf-courier", line, StringComparison.Ordinal);
        Assert.Contains('█', line);
        Assert.Contains("periods: 2023-03 to 2023-03", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JsonIsTheReplyAndKindsAreKept()
    {
        SearchRun run = await folder.RunAsync(
            "labels", "state/saudi-arabia", "--data", "d", "--json", "--kind", "capital", "--by", "day");
        using var json = JsonDocument.Parse(run.Output);
        JsonElement count = Assert.Single(json.RootElement.GetProperty("counts").EnumerateArray());
        Assert.Equal("Riyadh", count.GetProperty("surface").GetString());
        Assert.Equal("2023-03-10", count.GetProperty("period").GetString());
    }

    [Fact]
    public async Task ThePageIsOneWellFormedFile()
    {
        SearchRun run = await folder.RunAsync("labels", "Saudi Arabia", "--data", "d", "--html", "labels.html");
        Assert.Equal(0, run.ExitCode);
        string page = await File.ReadAllTextAsync(
            Path.Join(folder.Folder.FullName, "labels.html"), TestContext.Current.CancellationToken);
        int start = page.IndexOf("<body>", StringComparison.Ordinal);
        int end = page.IndexOf("</body>", StringComparison.Ordinal) + "</body>".Length;
        var body = System.Xml.Linq.XElement.Parse(page[start..end]);
        Assert.Contains(body.Descendants("td"), cell => cell.Value == "Kingdom of Saudi Arabia");
        Assert.Contains(body.Descendants("rect"), bar => bar.Value == "2023-03: 1");
    }

    [Fact]
    public async Task ANameThatMeansNobodyIsSaid()
    {
        SearchRun run = await folder.RunAsync("labels", "Nobody at all", "--data", "d");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("no entity is called \"Nobody at all\"", run.Error, StringComparison.Ordinal);
    }
}
