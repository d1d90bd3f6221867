using System.Globalization;
using System.IO;
using System.Text.Json;

namespace Search.Cli.Tests;

/// <summary><c>bench index</c>, <c>bench merge</c> and <c>bench query</c> on a tiny corpus.</summary>
public sealed class BenchTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task MergeMakesOneSegmentOfMany()
    {
        string corpus = _folder.Write(
            "c.jsonl",
            string.Concat(Enumerable.Range(0, 200).Select(
                i => $"{{\"id\":\"d{i}\",\"title\":\"t\",\"body\":\"word{i % 7} common\"}}\n")));
        string index = _folder.At("bench");
        JsonElement merged = (await Cli.SucceedAsync(
            "bench", "merge", corpus, "--data", index, "--segment-docs", "30", "--json")).OnlyJson();
        Assert.Equal(200, merged.GetProperty("documents").GetInt32());
        Assert.Equal(7, merged.GetProperty("segments").GetInt32());
        Assert.All(
            (string[])["index_bytes", "checksum_seconds", "merge_seconds", "merged_bytes", "peak_rss_bytes"],
            figure => Assert.True(merged.GetProperty(figure).GetDouble() > 0, figure));
        using var directory = Search.Store.FSDirectory.Open(index);
        using var reader = Search.Indexing.DirectoryReader.Open(directory, Search.Codecs.Lucene87Codec.Instance);
        Assert.Equal((1, 200), (reader.Leaves.Count, reader.NumDocs));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task IndexAndQueryPrintTheShapesOfTheContract(int threads)
    {
        string corpus = _folder.WriteGzip(
            "c.jsonl.gz",
            string.Concat(Enumerable.Range(0, 200).Select(
                i => $"{{\"id\":\"d{i}\",\"title\":\"t\",\"body\":\"word{i % 7} common peace talks\"}}\n")));
        string index = _folder.At("bench");
        JsonElement made = (await Cli.SucceedAsync(
            "bench", "index", corpus, "--data", index, "--threads", threads.ToString(CultureInfo.InvariantCulture),
                "--json")).OnlyJson();
        string[] names =
        [
            "documents", "threads", "seconds", "documents_per_second", "mb_per_second", "cpu_seconds", "index_bytes",
                "segments",
            "peak_rss_bytes",
        ];
        Assert.Equal(names, made.Names()[..names.Length]);
        Assert.Equal((200, threads),
            (made.GetProperty("documents").GetInt32(), made.GetProperty("threads").GetInt32()));
        Assert.All(
            (string[])["seconds", "documents_per_second", "mb_per_second", "cpu_seconds", "segments"],
            figure => Assert.True(made.GetProperty(figure).GetDouble() > 0, figure));
        Assert.True(made.GetProperty("index_bytes").GetInt64() > 100);
        Assert.True(made.GetProperty("peak_rss_bytes").GetInt64() > 1 << 20);
        string queries =
            _folder.Write("q.tsv",
                "# a comment\nTERM\tword3\n\nAND\t+word3 +common\nPHRASE\t\"peace talks\"\nTERM\tabsent\n");
        string dump = _folder.At("dump.tsv");
        JsonElement timed = (await Cli.SucceedAsync(
            "bench", "query", index, queries, "--passes", "2", "--warmup", "1", "--exhaustive", "--dump", dump,
                "--json")).OnlyJson();
        Assert.Equal(["passes", "warmup", "exhaustive", "types"], timed.Names()[..4]);
        Assert.Equal((2, 1, true),
            (timed.GetProperty("passes").GetInt32(), timed.GetProperty("warmup").GetInt32(),
                timed.GetProperty("exhaustive").GetBoolean()));
        JsonElement[] types = [.. timed.GetProperty("types").EnumerateArray()];
        Assert.Equal(["TERM", "AND", "PHRASE"], types.Select(t => t.GetProperty("type").GetString()));
        Assert.Equal([4, 2, 2], types.Select(t => t.GetProperty("samples").GetInt32()));
        Assert.All(types, t => Assert.Equal(
            ["type", "samples", "passes", "p50_us", "p95_us", "mean_us", "best_p95_us", "best_mean_us"], t.Names()));
        Assert.All(types, t => Assert.True(t.GetProperty("mean_us").GetDouble() > 0));
        Assert.All(
            types, t => Assert.True(t.GetProperty("p95_us").GetDouble() >= t.GetProperty("p50_us").GetDouble()));
        Assert.All(types, t => Assert.Equal(2, t.GetProperty("passes").GetInt32()));
        Assert.True(timed.GetProperty("open_ms").GetDouble() > 0);
        AssertDump(dump);
        JsonElement brief = (await Cli.SucceedAsync(
            "bench", "query", index, queries, "--passes", "100000", "--budget-ms", "1", "--json")).OnlyJson();
        Assert.All(
            brief.GetProperty("types").EnumerateArray(),
            t => Assert.InRange(t.GetProperty("passes").GetInt32(), 2, 99999));
    }

    [Fact]
    public async Task ErrorsNameThePlace()
    {
        string corpus = _folder.Write("c.jsonl", "{\"id\":\"a\",\"body\":\"x\"}\nbad\n");
        CliResult bad = await Cli.RunAsync("bench", "index", corpus, "--data", _folder.At("b1"));
        Assert.Equal(1, bad.Code);
        Assert.Contains("c.jsonl, line 2: ", bad.Error, StringComparison.Ordinal);
        CliResult none = await Cli.RunAsync("bench", "index", _folder.At("no.jsonl"), "--data", _folder.At("b2"));
        Assert.Equal(1, none.Code);
        Assert.Contains("no.jsonl", none.Error, StringComparison.Ordinal);
        Assert.False(System.IO.Directory.Exists(_folder.At("b2")));
        string good = _folder.Write("g.jsonl", "{\"id\":\"a\",\"body\":\"x\"}\n");
        await Cli.SucceedAsync("bench", "index", good, "--data", _folder.At("b3"));
        CliResult query =
            await Cli.RunAsync("bench", "query", _folder.At("b3"), _folder.Write("q.tsv", "TERM\tx\nTERM\tx AND (\n"));
        Assert.Equal(1, query.Code);
        Assert.Contains("q.tsv, line 2: ", query.Error, StringComparison.Ordinal);
        CliResult folder = await Cli.RunAsync("bench", "query", _folder.At("b4"), _folder.At("q.tsv"));
        Assert.Equal(1, folder.Code);
        Assert.Contains("b4: no such folder", folder.Error, StringComparison.Ordinal);
        CliResult empty = await Cli.RunAsync("bench", "query", _folder.Path, _folder.At("q.tsv"));
        Assert.Equal(1, empty.Code);
        Assert.Contains("no index is here", empty.Error, StringComparison.Ordinal);
    }

    private static void AssertDump(string dump)
    {
        string[][] rows = [.. File.ReadLines(dump).Select(l => l.Split('\t'))];
        Assert.All(rows, r => Assert.Equal(5, r.Length));
        // Three queries with hits, ten each; comment and blank lines have no number.
        Assert.Equal(["0", "1", "2"], rows.Select(r => r[0]).Distinct());
        Assert.Equal(30, rows.Length);
        Assert.Equal(Enumerable.Range(1, 10).Select(i => i.ToString(CultureInfo.InvariantCulture)),
            rows[..10].Select(r => r[1]));
        Assert.All(rows[..20], r => Assert.Equal(3, int.Parse(r[2].AsSpan(1), CultureInfo.InvariantCulture) % 7));
        foreach (string[] row in rows)
        {
            float score = float.Parse(row[3], CultureInfo.InvariantCulture);
            Assert.Equal(row[4], BitConverter.SingleToUInt32Bits(score).ToString("x8", CultureInfo.InvariantCulture));
        }
    }
}
