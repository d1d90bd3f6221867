using System.Globalization;
using System.Text.Json;
using Search.Testing;
using Search.V1;

namespace Search.Cli.Tests;

/// <summary><c>reindex --replace</c>: built aside, verified, swapped; or refused, and nothing has changed.</summary>
public sealed class ReplaceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Data => _folder.At("data");

    private string DeadLetters => _folder.At("dead.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheNewDocumentsAreThereAndNoneOfTheOld()
    {
        await ReindexAsync(Source("old", 6));
        CliResult result = await ReindexAsync(Source("new", 4), "--replace");
        Assert.True(result.Code == 0, result.Error);
        Assert.True(result.OnlyJson().GetProperty("replaced").GetBoolean());
        await AssertHoldsAsync("new", 4);
        // The files are where an index lives, and nothing else is left.
        foreach (string kind in new[] { "indexes", "logs" })
        {
            Assert.Equal(
                [_folder.At("data", kind, "news")], System.IO.Directory.GetDirectories(_folder.At("data", kind)));
        }
        await Cli.SucceedAsync("check", Data);
        // Again, and then as ever.
        Assert.Equal(0, (await ReindexAsync(Source("newer", 5), "--replace")).Code);
        await AssertHoldsAsync("newer", 5);
        Assert.Equal(0, (await ReindexAsync(_folder.Write("one.jsonl", Record("newer", 77)))).Code);
        await AssertHoldsAsync("newer", 6);
    }

    [Fact]
    public async Task AnIndexThatIsNotThereIsMadeAndOneIsBuiltAnewFromItself()
    {
        Assert.Equal(0, (await ReindexAsync(Source("first", 3), "--replace")).Code);
        await AssertHoldsAsync("first", 3);
        CliResult itself = await ReindexAsync("index:news", "--replace");
        Assert.True(itself.Code == 0, itself.Error);
        await AssertHoldsAsync("first", 3);
        await ReindexAsync(Source("other", 2), "--index", "other");
        Assert.Equal(0, (await ReindexAsync("index:other", "--replace")).Code);
        await AssertHoldsAsync("other", 2);
    }

    [Fact]
    public async Task RecordsThatFailedRefuseTheSwapUnlessTheBudgetAllowsThem()
    {
        await ReindexAsync(Source("old", 3));
        string source = _folder.Write(
            "bad.jsonl", string.Concat(Enumerable.Range(0, 3).Select(i => Record("new", i))) + "bad\n");
        CliResult result = await ReindexAsync(source, "--replace");
        Assert.Equal(2, result.Code);
        Assert.Contains("swap refused: 1 of 4 records failed", result.Error, StringComparison.Ordinal);
        Assert.Contains("the index is as it was", result.Error, StringComparison.Ordinal);
        JsonElement summary = result.OnlyJson();
        Assert.False(summary.GetProperty("replaced").GetBoolean());
        Assert.Contains("would be missing", summary.GetProperty("refused").GetString(), StringComparison.Ordinal);
        await AssertHoldsAsync("old", 3);
        CliResult over = await ReindexAsync(source, "--replace", "--max-failures", "0");
        Assert.Equal(2, over.Code);
        Assert.Contains("swap refused: 1 records failed, at most 0 may", over.Error, StringComparison.Ordinal);
        await AssertHoldsAsync("old", 3);
        CliResult within = await ReindexAsync(source, "--replace", "--max-failures", "1");
        Assert.Equal(1, within.Code);
        Assert.True(within.OnlyJson().GetProperty("replaced").GetBoolean());
        await AssertHoldsAsync("new", 3);
    }

    [Fact]
    public async Task DocumentsThatWouldGoRefuseTheSwapUnlessThatIsAllowed()
    {
        await ReindexAsync(Source("old", 10));
        CliResult result = await ReindexAsync(Source("new", 4), "--replace");
        Assert.Equal(2, result.Code);
        Assert.Contains("swap refused: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("it has 4 documents, \"news\" has 10", result.Error, StringComparison.Ordinal);
        await AssertHoldsAsync("old", 10);
        Assert.Equal(2, (await ReindexAsync(Source("new", 9), "--replace", "--max-loss", "0.05")).Code);
        Assert.Equal(0, (await ReindexAsync(Source("new", 9), "--replace", "--max-loss", "0.1")).Code);
        CliResult empty = await ReindexAsync(_folder.Write("none.jsonl", ""), "--replace");
        Assert.Equal(2, empty.Code);
        await AssertHoldsAsync("new", 9);
        // The same id twice is one document, and none is missing.
        Assert.Equal(0, (await ReindexAsync(Source("new", 9), Source("new", 7, "again"), "--replace")).Code);
        await AssertHoldsAsync("new", 9);
    }

    [Fact]
    public async Task OnARunningServerSearchesGoOnAndWritesAreNotLost()
    {
        await ReindexAsync(Source("old", 8));
        using var server = new SearchProcess("serve", "--data", Data, "--listen", "127.0.0.1:0");
        string address = await server.WaitForAddressAsync();
        await using ServiceConnection connection = ServiceConnection.ToServer(address);
        using (var process = new SearchProcess(
            "reindex", "-", "--server", address, "--replace", "--dead-letters", DeadLetters))
        {
            await process.Input.WriteAsync(Record("new", 0));
            await process.Input.FlushAsync(TestContext.Current.CancellationToken);
            await WaitForBuildAsync(connection);
            // Written while the new index is built: swapping now would lose it.
            var late = new Document { Id = "late", Fields = { ["body"] = new Value { StringValue = "old late" } } };
            await connection.Documents.WriteDocumentAsync(new WriteDocumentRequest { Index = "news", Document = late });
            process.Input.Close();
            SearchRun run = await process.EndAsync();
            Assert.True(run.ExitCode == 2, run.Error);
            Assert.Contains("\"news\" was written to since it was begun", run.Error, StringComparison.Ordinal);
        }
        Assert.Equal(9, await CountAsync(connection, "old"));
        Task<int> searching = SearchUntilAsync(connection, "new");
        CliResult swapped = await Cli.RunAsync(
            "reindex", Source("new", 7), "--replace", "--server", address, "--dead-letters", DeadLetters);
        Assert.True(swapped.Code == 0, swapped.Error);
        Assert.True(await searching > 0);
        Assert.Equal(7, await CountAsync(connection, "new"));
        server.Signal("TERM");
        Assert.Equal(0, (await server.EndAsync()).ExitCode);
        await AssertHoldsAsync("new", 7);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("KILL")]
    public async Task ARunThatIsCutOffLeavesTheOldIndexAndTheNextBeginsAnew(string signal)
    {
        await ReindexAsync(Source("old", 5));
        using var server = new SearchProcess("serve", "--data", Data, "--listen", "127.0.0.1:0");
        string address = await server.WaitForAddressAsync();
        await using ServiceConnection connection = ServiceConnection.ToServer(address);
        using (var process = new SearchProcess(
            "reindex", "-", "--server", address, "--replace", "--dead-letters", DeadLetters))
        {
            await process.Input.WriteAsync(Record("new", 0));
            await process.Input.FlushAsync(TestContext.Current.CancellationToken);
            await WaitForBuildAsync(connection);
            process.Signal(signal);
            SearchRun run = await process.EndAsync();
            Assert.NotEqual(0, run.ExitCode);
            if (signal == "INT")
            {
                Assert.Equal(130, run.ExitCode);
                Assert.DoesNotContain("--resume", run.Error, StringComparison.Ordinal);
            }
        }
        ListIndexesResponse list = await connection.Indexes.ListIndexesAsync(new ListIndexesRequest());
        Assert.Equal(signal == "INT" ? 1 : 2, list.Indexes.Count);
        Assert.Equal(5, await CountAsync(connection, "old"));
        CliResult next = await Cli.RunAsync(
            "reindex", Source("new", 4), "--replace", "--server", address, "--dead-letters", DeadLetters);
        Assert.True(next.Code == 0, next.Error);
        Assert.Equal(4, await CountAsync(connection, "new"));
    }

    [Fact]
    public async Task AProcessKilledAtAnyTimeLeavesOneWholeIndex()
    {
        int rounds = 3 * Judges.Multiplier;
        const int documents = 200;
        await ReindexAsync(Source("words0", documents));
        string last = "words0";
        var random = TestSeed.CreateRandom();
        for (int round = 1; round <= rounds; round++)
        {
            string words = "words" + round.ToString(CultureInfo.InvariantCulture);
            using var process = new SearchProcess(
                "reindex", Source(words, documents), "--data", Data, "--replace", "--dead-letters", DeadLetters);
            await WaitForFolderAsync(_folder.At("data", "indexes", "news-next"), process);
            await Task.Delay(random.Next(400), TestContext.Current.CancellationToken);
            process.Signal("KILL");
            await process.EndAsync();
            string found = (await DocumentsAsync()).Select(d => d.Split(' ')[0]).Distinct().Single();
            Assert.True(found == last || found == words, TestSeed.Describe());
            await AssertHoldsAsync(found, documents);
            await Cli.SucceedAsync("check", Data);
            Assert.False(System.IO.Directory.Exists(_folder.At("data", "indexes", "news-next")));
            last = found;
        }
    }

    private static string Record(string word, int i) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"d{i}\",\"body\":\"{word} {i}\"}}\n");

    private static async Task WaitForFolderAsync(string path, SearchProcess process)
    {
        while (!System.IO.Directory.Exists(path))
        {
            Assert.DoesNotContain("search: stopped", process.Error, StringComparison.Ordinal);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static async Task WaitForBuildAsync(ServiceConnection connection)
    {
        ListIndexesResponse list;
        do
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            list = await connection.Indexes.ListIndexesAsync(new ListIndexesRequest());
        }
        while (!list.Indexes.Any(i => i.Replaces == "news"));
    }

    private static async Task<long> CountAsync(ServiceConnection connection, string word)
    {
        await connection.Indexes.RefreshIndexAsync(new RefreshIndexRequest { Name = "news" });
        return (await connection.Searches.CountDocumentsAsync(
            new CountDocumentsRequest { Target = "news", QueryText = word })).Count;
    }

    // No search fails, and the new documents come.
    private static async Task<int> SearchUntilAsync(ServiceConnection connection, string word)
    {
        for (int searches = 1; ; searches++)
        {
            SearchResponse response = await connection.Searches.SearchAsync(
                new SearchRequest { Target = "news", QueryText = "old new", PageSize = 100 });
            Assert.NotEmpty(response.Hits);
            if (response.Hits.All(h => h.Matched.All(m => m.Surface == word)))
            {
                return searches;
            }
        }
    }

    private string Source(string word, int documents, string name = "a") => _folder.Write(
        $"{name}-{word}.jsonl", string.Concat(Enumerable.Range(0, documents).Select(i => Record(word, i))));

    private Task<CliResult> ReindexAsync(params string[] args) =>
        Cli.RunAsync(["reindex", .. args, "--data", Data, "--dead-letters", DeadLetters]);

    private async Task<List<string>> DocumentsAsync()
    {
        CliResult export = await Cli.SucceedAsync("export", "--data", Data);
        return
        [
            .. export.Output.TrimEnd('\n').Split('\n')
                .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("body").GetString() ?? string.Empty),
        ];
    }

    private async Task AssertHoldsAsync(string word, int documents)
    {
        List<string> found = await DocumentsAsync();
        Assert.Equal(documents, found.Count);
        Assert.All(found, body => Assert.StartsWith(word + " ", body, StringComparison.Ordinal));
    }
}
