using System.IO;
using Search.Indexing;
using Search.Queries;
using Search.Store;
using Search.Testing;

namespace Search.Oracle.Tests.Queries;

/// <summary>Random queries of every kind give Apache Lucene's documents, score bits and totals, on its index and on
/// ours.</summary>
public sealed class SearchOracleTests
{
    private const int Hits = 20;

    /// <summary>Random indexes of each direction; the nightly switch multiplies them.</summary>
    private static int Indexes =>
        Environment.GetEnvironmentVariable("SEARCH_NIGHTLY") is null ? 12 : 240;

    [Fact]
    public void OnAnIndexOfLucene() => TestSeed.Run(
        random =>
        {
            using var folder = new TempFolder();
            string docs = Path.Combine(folder.Path, "docs.tsv");
            string index = Path.Combine(folder.Path, "index");
            int count = random.Next(1, 3000);
            File.WriteAllLines(docs, OracleCorpus.Lines(random, count));
            string compound = random.Next(2) == 0 ? "yes" : "no";
            JavaOracle.Ask("SearchWrite", docs, index, $"{random.Next(2, count + 2)}", "words", compound);
            Compare(random, folder, index, 80);
        },
        Indexes);

    [Fact]
    public void OnAnIndexOfOurs() => TestSeed.Run(
        random =>
        {
            using var folder = new TempFolder();
            string index = Path.Combine(folder.Path, "index");
            WriteOurs(random, index);
            Compare(random, folder, index, 80);
        },
        Indexes);

    private static void WriteOurs(Random random, string index)
    {
        int count = random.Next(1, 3000);
        List<string> lines = OracleCorpus.Lines(random, count);
        using Search.Store.Directory directory = FSDirectory.Open(index);
        using var analyzer = new WordRunAnalyzer();
        var config = new IndexWriterConfig
        {
            Analyzer = analyzer,
            MaxBufferedDocs = random.Next(2, count + 2),
            UseCompoundFile = random.Next(2) == 0,
            MergePolicy = random.Next(2) == 0 ? new NoMergePolicy() : new TieredMergePolicy(),
        };
        using var writer = new IndexWriter(directory, config);
        foreach (string line in lines)
        {
            writer.AddDocument(OracleCorpus.Document(line));
        }
        foreach (string line in lines.Where(l => l.EndsWith("yes", StringComparison.Ordinal)))
        {
            writer.DeleteDocuments(new Term("id", line[..line.IndexOf('\t', StringComparison.Ordinal)]));
        }
        writer.Commit();
    }

    private static void Compare(Random random, TempFolder folder, string index, int queries)
    {
        var trees = new QueryTreeText(random);
        (Query Query, string Text)[] asked = [.. Enumerable.Range(0, queries).Select(_ => trees.Create())];
        string file = Path.Combine(folder.Path, "queries.txt");
        File.WriteAllLines(file, asked.Select(a => a.Text));
        IReadOnlyList<string> answers = JavaOracle.Ask("SearchRun", index, file, $"{Hits}", "tree");
        using Search.Store.Directory directory = FSDirectory.Open(index);
        using DirectoryReader reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader);
        SearchPlan[] plans = Enum.GetValues<SearchPlan>();
        for (int i = 0; i < asked.Length; i++)
        {
            SearchPlan plan = plans[random.Next(plans.Length)];
            string ours = Answer(searcher, asked[i].Query, plan);
            Assert.True(answers[i] == ours, $"{plan} {asked[i].Text}\n  judge: {answers[i]}\n  ours:  {ours}");
        }
    }

    /// <summary>The total by an exact search; the hits also by one that may skip.</summary>
    private static string Answer(IndexSearcher searcher, Query query, SearchPlan plan)
    {
        var options = new SearchOptions { Plan = plan, TotalHitsThreshold = SearchOptions.Exact };
        TopDocs exact = searcher.Search(query, Hits, options);
        TopDocs skipping = searcher.Search(query, Hits, options with { TotalHitsThreshold = 30 });
        Assert.Equal(Show(exact), Show(skipping));
        return $"{exact.TotalHits.Value}{Show(exact)}";
    }

    private static string Show(TopDocs docs) => string.Concat(
        docs.ScoreDocs.Select(d => $" {d.Doc}:{BitConverter.SingleToInt32Bits(d.Score):x}"));
}
