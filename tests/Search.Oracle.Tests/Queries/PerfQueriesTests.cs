using System.IO;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Search.Analysis;
using Search.Indexing;
using Search.Queries;
using Search.Store;

namespace Search.Oracle.Tests.Queries;

/// <summary>The benchmark's queries over its corpus, indexed by Apache Lucene: the same documents, score bits and
/// totals on every plan.</summary>
public sealed class PerfQueriesTests
{
    private static readonly string[] s_kinds = ["TERM", "OR", "AND", "PHRASE", "FUZZY", "PREFIX"];

    [Fact]
    public void TheBenchmarkGivesLucenesResults()
    {
        string? shared = Environment.GetEnvironmentVariable("SEARCH_SHARED");
        if (shared is null)
        {
            Assert.Skip("not run: SEARCH_SHARED names no folder");
        }
        string perf = Path.Combine(shared, "data", "perf");
        string[] queries = [.. File.ReadLines(Path.Combine(perf, "queries.tsv"))
            .Select(l => l.Split('\t'))
            .Where(p => s_kinds.Contains(p[0]))
            .Select(p => p[1])];
        using var folder = new TempFolder();
        string docs = Path.Combine(folder.Path, "docs.tsv");
        string asked = Path.Combine(folder.Path, "queries.txt");
        string index = Path.Combine(folder.Path, "index");
        WriteLines(Path.Combine(perf, "un-debates-100k.jsonl.gz"), docs);
        File.WriteAllLines(asked, queries);
        JavaOracle.Ask("SearchWrite", docs, index, "1000000", "porter", "no");
        IReadOnlyList<string> answers = JavaOracle.Ask("SearchRun", index, asked, "10", "porter");
        using Search.Store.Directory directory = FSDirectory.Open(index);
        using DirectoryReader reader = DirectoryReader.Open(directory);
        using var analyzer = new PlainAnalyzer();
        var parser = new ClassicQueryParser("body", analyzer);
        var searcher = new IndexSearcher(reader);
        foreach (SearchPlan plan in Enum.GetValues<SearchPlan>())
        {
            for (int i = 0; i < queries.Length; i++)
            {
                Query query = parser.Parse(queries[i]);
                Assert.Equal($"{queries[i]} => {answers[i]}", $"{queries[i]} => {Answer(searcher, query, plan)}");
            }
        }
    }

    private static string Answer(IndexSearcher searcher, Query query, SearchPlan plan)
    {
        var options = new SearchOptions { Plan = plan, TotalHitsThreshold = SearchOptions.Exact };
        TopDocs exact = searcher.Search(query, 10, options);
        TopDocs skipping = searcher.Search(query, 10, options with { TotalHitsThreshold = 1000 });
        Assert.Equal(exact.ScoreDocs, skipping.ScoreDocs, (a, b) => a.Doc == b.Doc && a.Score.Equals(b.Score));
        return $"{exact.TotalHits.Value}" + string.Concat(
            exact.ScoreDocs.Select(d => $" {d.Doc}:{BitConverter.SingleToInt32Bits(d.Score):x}"));
    }

    private static void WriteLines(string corpus, string into)
    {
        using FileStream file = File.OpenRead(corpus);
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var lines = new StreamReader(unzipped, Encoding.UTF8);
        using var writer = new StreamWriter(into);
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument record = JsonDocument.Parse(line);
            writer.WriteLine(
                $"{Field(record, "id")}\t{Field(record, "title")}\t{Field(record, "body")}\t-\t-\tno");
        }
    }

    private static string Field(JsonDocument record, string name) =>
        record.RootElement.TryGetProperty(name, out JsonElement value)
            ? (value.GetString() ?? string.Empty).Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ')
            : string.Empty;
}
