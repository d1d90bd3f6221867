using System.IO;
using System.Text.Json;

namespace Search.Cli.Tests;

/// <summary>The shapes of <c>eval</c> and <c>bench</c>, on a collection of three documents.</summary>
public sealed class MeasureTests(LoadedFolder loaded) : IClassFixture<LoadedFolder>
{
    [Fact]
    public async Task EvalComparesTwoProfiles()
    {
        WriteCorpus("collection/corpus.jsonl");
        loaded.Write("collection/queries.tsv", "q1\tKSA talks", "q2\tapples");
        loaded.Write("collection/qrels.tsv", "q1\tc1\t2", "q2\tc3\t1");
        SearchRun run = await loaded.RunAsync(
            "eval", "collection", "--profile", "news", "--baseline", "lucene-bm25", "--run", "news.run", "--json");
        Assert.True(run.ExitCode == 0, run.Error);
        JsonElement result = run.LastJson;
        Assert.Equal("collection", result.GetProperty("collection").GetString());
        Assert.Equal(2, result.GetProperty("queries").GetInt32());
        JsonElement[] profiles = [.. result.GetProperty("profiles").EnumerateArray()];
        Assert.Equal(["news", "lucene-bm25"], profiles.Select(static p => p.GetProperty("name").GetString()));
        foreach (string metric in (string[])["map", "ndcg10", "p10", "mrr", "r100"])
        {
            Assert.All(profiles, p => Assert.InRange(p.GetProperty(metric).GetDouble(), 0, 1));
        }
        Assert.Equal(1, profiles[0].GetProperty("mrr").GetDouble());
        JsonElement comparison = result.GetProperty("comparison");
        Assert.Equal("lucene-bm25", comparison.GetProperty("baseline").GetString());
        Assert.Equal("ndcg10", comparison.GetProperty("metric").GetString());
        Assert.InRange(comparison.GetProperty("p").GetDouble(), 0, 1);
        Assert.True(comparison.GetProperty("wins").GetInt32() >= comparison.GetProperty("losses").GetInt32());
        Assert.True(comparison.GetProperty("delta").GetDouble() >= 0);
        string[] line =
            (await File.ReadAllLinesAsync(Path.Join(loaded.Folder.FullName, "news.run"),
                TestContext.Current.CancellationToken))[0].Split(' ');
        Assert.Equal(["q1", "Q0", "c1", "1"], line[..4]);
        Assert.Equal("news", line[5]);
    }

    [Fact]
    public async Task BenchMeasuresIndexingAndSearching()
    {
        WriteCorpus("corpus.jsonl");
        loaded.Write("queries.tsv", "# a comment", "TERM\ttalks", "", "AND\t+riyadh +talks");
        SearchRun index = await loaded.RunAsync("bench", "index", "corpus.jsonl", "--data", "bench", "--json");
        Assert.True(index.ExitCode == 0, index.Error);
        Assert.Equal(3, index.LastJson.GetProperty("documents").GetInt32());
        Assert.Equal(1, index.LastJson.GetProperty("threads").GetInt32());
        Assert.Equal(1, index.LastJson.GetProperty("segments").GetInt32());
        foreach (string figure in (string[])
            ["seconds", "documents_per_second", "mb_per_second", "cpu_seconds", "index_bytes", "peak_rss_bytes"])
        {
            Assert.True(index.LastJson.GetProperty(figure).GetDouble() > 0, figure);
        }
        SearchRun query = await loaded.RunAsync(
            "bench", "query", "bench", "queries.tsv", "--passes", "2", "--warmup", "1", "--dump", "hits.tsv", "--json");
        Assert.True(query.ExitCode == 0, query.Error);
        Assert.Equal(2, query.LastJson.GetProperty("passes").GetInt32());
        Assert.Equal(1, query.LastJson.GetProperty("warmup").GetInt32());
        Assert.False(query.LastJson.GetProperty("exhaustive").GetBoolean());
        JsonElement[] types = [.. query.LastJson.GetProperty("types").EnumerateArray()];
        Assert.Equal(["AND", "TERM"], types.Select(static t => t.GetProperty("type").GetString()).Order());
        Assert.All(types, static t => Assert.Equal(2, t.GetProperty("samples").GetInt32()));
        Assert.All(types, static t =>
            Assert.True(t.GetProperty("p95_us").GetDouble() >= t.GetProperty("p50_us").GetDouble()));
        Assert.All(types, static t => Assert.True(t.GetProperty("mean_us").GetDouble() > 0));
        string[] dump =
            (await File.ReadAllLinesAsync(Path.Join(loaded.Folder.FullName, "hits.tsv"),
                TestContext.Current.CancellationToken))[0].Split('\t');
        Assert.Equal(["0", "1"], dump[..2]);
        float score = float.Parse(dump[3], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(BitConverter.SingleToUInt32Bits(score).ToString("x8", null), dump[4]);
    }

    private void WriteCorpus(string name) => loaded.Write(
        name,
        """{"id":"c1","title":"Riyadh hosts talks","body":"Riyadh hosts talks on Monday."}""",
        """{"id":"c2","title":"Talks fail","body":"The talks about wages failed."}""",
        """{"id":"c3","title":"Apples","body":"An apple a day."}""");
}
