using System.IO;
using System.Text.Json;

namespace Search.Cli.Tests;

/// <summary><c>eval</c> on a collection small enough to compute by hand.</summary>
public sealed class EvalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task MeasuresAreThoseComputedByHand()
    {
        WriteCollection();
        CliResult result = await Cli.SucceedAsync("eval", _folder.At("tiny"), "--profile", "lucene-bm25", "--json");
        JsonElement json = result.OnlyJson();
        Assert.Equal(["collection", "queries", "profiles", "comparison"], json.Names());
        Assert.Equal("tiny", json.GetProperty("collection").GetString());
        // q3 has no relevant document and does not count.
        Assert.Equal(2, json.GetProperty("queries").GetInt32());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("comparison").ValueKind);
        JsonElement profile = Assert.Single(json.GetProperty("profiles").EnumerateArray());
        Assert.Equal(["name", "map", "ndcg10", "p10", "mrr", "r100"], profile.Names());
        Assert.Equal("lucene-bm25", profile.GetProperty("name").GetString());
        // q1 ranks d1 (grade 0), d2 (grade 2); d4 (grade 1) does not have the word. q2 ranks d3 (grade 1).
        double ideal = 3 + 1 / Math.Log2(3);
        double ndcg1 = 3 / Math.Log2(3) / ideal;
        Assert.Equal((0.5 / 2 + 1) / 2, profile.GetProperty("map").GetDouble(), 12);
        Assert.Equal((ndcg1 + 1) / 2, profile.GetProperty("ndcg10").GetDouble(), 12);
        Assert.Equal((0.1 + 0.1) / 2, profile.GetProperty("p10").GetDouble(), 12);
        Assert.Equal((0.5 + 1) / 2, profile.GetProperty("mrr").GetDouble(), 12);
        Assert.Equal((0.5 + 1) / 2, profile.GetProperty("r100").GetDouble(), 12);
    }

    [Fact]
    public async Task ARunFileHoldsTheRankings()
    {
        WriteCollection();
        string run = _folder.At("out.run");
        await Cli.SucceedAsync("eval", _folder.At("tiny"), "--profile", "lucene-bm25", "--run", run);
        string[][] rows =
            [.. (await File.ReadAllLinesAsync(run, TestContext.Current.CancellationToken)).Select(l => l.Split(' '))];
        Assert.All(rows, r => Assert.Equal(6, r.Length));
        Assert.Equal(["q1 Q0 d1 1", "q1 Q0 d2 2", "q2 Q0 d3 1"], rows.Select(r => string.Join(' ', r[..4])));
        Assert.All(rows, r => Assert.Equal("lucene-bm25", r[5]));
        float[] scores = [.. rows.Select(r => float.Parse(r[4], System.Globalization.CultureInfo.InvariantCulture))];
        Assert.True(scores[0] > scores[1] && scores[2] > 0);
    }

    [Fact]
    public async Task ABaselineIsComparedWith()
    {
        WriteCollection();
        CliResult result = await Cli.SucceedAsync(
            "eval", _folder.At("tiny"), "--profile", "news", "--baseline", "lucene-bm25", "--json");
        JsonElement json = result.OnlyJson();
        Assert.Equal(["news", "lucene-bm25"], json.GetProperty("profiles").EnumerateArray()
            .Select(p => p.GetProperty("name").GetString()));
        JsonElement comparison = json.GetProperty("comparison");
        Assert.Equal(["baseline", "metric", "delta", "p", "wins", "losses"], comparison.Names());
        Assert.Equal("ndcg10", comparison.GetProperty("metric").GetString());
        double[] ndcg =
            [.. json.GetProperty("profiles").EnumerateArray().Select(p => p.GetProperty("ndcg10").GetDouble())];
        Assert.Equal(ndcg[0] - ndcg[1], comparison.GetProperty("delta").GetDouble(), 9);
        Assert.InRange(comparison.GetProperty("p").GetDouble(), 0, 1);
        string text = (await Cli.SucceedAsync(
            "eval", _folder.At("tiny"), "--profile", "news", "--baseline", "lucene-bm25")).Output;
        Assert.Contains("tiny: 2 queries with relevant documents", text, StringComparison.Ordinal);
        Assert.Contains("nDCG@10 against lucene-bm25:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheReportIsOneWellFormedFileWithEveryQuery()
    {
        WriteCollection();
        string alone = _folder.At("alone.html");
        string compared = _folder.At("compared.html");
        await Cli.SucceedAsync("eval", _folder.At("tiny"), "--profile", "news", "--html", alone);
        await Cli.SucceedAsync(
            "eval", _folder.At("tiny"), "--profile", "news", "--baseline", "lucene-bm25", "--html", compared);
        foreach (string path in (string[])[alone, compared])
        {
            string page = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            Assert.StartsWith("<!doctype html>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("http", page, StringComparison.Ordinal);
            // Well-formed as XML from the body on: every tag is closed and every text escaped.
            int start = page.IndexOf("<body>", StringComparison.Ordinal);
            int end = page.IndexOf("</body>", StringComparison.Ordinal) + "</body>".Length;
            var body = System.Xml.Linq.XElement.Parse(page[start..end]);
            Assert.Equal(2, body.Descendants("rect").Count());
            Assert.All(
                (string[])["q1", "q2"],
                id => Assert.Single(body.Descendants("td"), cell => cell.Value == id));
        }
    }

    [Fact]
    public async Task NamesAreFoundByTheProfileThatKnowsThem()
    {
        _folder.Write(
            "names/corpus.jsonl",
            "{\"id\":\"c1\",\"title\":\"Riyadh hosts talks\",\"body\":\"Riyadh hosts talks on Monday.\"}\n"
            + "{\"id\":\"c2\",\"title\":\"Talks fail\",\"body\":\"The talks about wages failed.\"}\n"
            + "{\"id\":\"c3\",\"title\":\"Apples\",\"body\":\"An apple a day.\"}\n");
        _folder.Write("names/queries.tsv", "q1\tKSA talks\nq2\tapples\n");
        _folder.Write("names/qrels.tsv", "q1\tc1\t2\nq2\tc3\t1\n");
        string run = _folder.At("names.run");
        JsonElement json = (await Cli.SucceedAsync(
            "eval", _folder.At("names"), "--profile", "news", "--baseline", "lucene-bm25", "--run", run, "--json"))
            .OnlyJson();
        JsonElement comparison = json.GetProperty("comparison");
        Assert.True(comparison.GetProperty("wins").GetInt32() >= comparison.GetProperty("losses").GetInt32());
        Assert.True(comparison.GetProperty("delta").GetDouble() >= 0);
        string[] first =
            (await File.ReadAllLinesAsync(run, TestContext.Current.CancellationToken))[0].Split(' ');
        Assert.Equal(["q1", "Q0", "c1", "1", "news"], [.. first[..4], first[5]]);
    }

    [Fact]
    public async Task ABadCollectionIsSaidWithItsPlace()
    {
        WriteCollection();
        _folder.Write("tiny/qrels.tsv", "q1\td1\t1\nq1\td2\n");
        CliResult rows = await Cli.RunAsync("eval", _folder.At("tiny"));
        Assert.Equal(1, rows.Code);
        Assert.Contains("qrels.tsv, line 2: 2 columns, 3 expected", rows.Error, StringComparison.Ordinal);
        _folder.Write("tiny/qrels.tsv", "q1\td1\t1\n");
        _folder.Write("tiny/corpus.jsonl", "{\"id\":\"d1\",\"body\":\"x\"}\nbad\n");
        CliResult corpus = await Cli.RunAsync("eval", _folder.At("tiny"));
        Assert.Equal(1, corpus.Code);
        Assert.Contains("corpus.jsonl, line 2: not JSON", corpus.Error, StringComparison.Ordinal);
        CliResult none = await Cli.RunAsync("eval", _folder.At("none"));
        Assert.Equal(1, none.Code);
        Assert.Contains("none: no corpus.jsonl or corpus.jsonl.gz", none.Error, StringComparison.Ordinal);
        CliResult profile = await Cli.RunAsync("eval", _folder.At("tiny"), "--profile", "nope");
        Assert.Equal(1, profile.Code);
    }

    private void WriteCollection()
    {
        _folder.Write(
            "tiny/corpus.jsonl",
            "{\"id\":\"d1\",\"title\":\"Apple apple\",\"body\":\"apple\"}\n"
            + "{\"id\":\"d2\",\"title\":\"Fruit\",\"body\":\"one apple among many other words"
            + " that make this text longer\"}\n"
            + "{\"id\":\"d3\",\"title\":\"Pear\",\"body\":\"pear\"}\n"
            + "{\"id\":\"d4\",\"title\":\"Else\",\"body\":\"nothing\"}\n");
        _folder.Write("tiny/queries.tsv", "q1\tapple\nq2\tpear\nq3\tapple\n");
        _folder.Write("tiny/qrels.tsv", "q1\td1\t0\nq1\td2\t2\nq1\td4\t1\nq2\td3\t1\nq3\td1\t0\n");
    }
}
