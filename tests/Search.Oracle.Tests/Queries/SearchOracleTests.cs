using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using Search.Codecs;
using Search.Indexing;
using Search.Queries;
using Search.Store;
using Search.Testing;
using Search.Testing.Indexing;

namespace Search.Oracle.Tests.Queries;

/// <summary>
/// Random queries of every kind that both have give Apache Lucene's documents, score bits and totals: on indexes that it
/// wrote with random settings, and on indexes of ours, which its CheckIndex passes. 60 indexes and more than 5,000
/// queries, times <c>SEARCH_MULTIPLIER</c>.
/// </summary>
public sealed partial class SearchOracleTests
{
    private const int Hits = 20;
    private const int QueriesAnIndex = 84;

    private static readonly string[] s_kinds =
    [
        "term", "phrase", "multi", "bool", "max", "boost", "constant", "set", "prefix", "wildcard", "regexp", "fuzzy",
        "interval", "like", "number", "numbers", "text", "texts", "terms", "has", "indexed", "all", "none",
        "saturate", "log", "recency",
    ];

    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);
    private int _indexes;
    private int _queries;
    private int _ordered;

    private static int Indexes { get; } = 30 * Judges.Multiplier;

    [Fact]
    public void OnAnIndexOfLucene()
    {
        TestSeed.Run(
            random =>
            {
                using var folder = new TempFolder();
                var words = new Vocabulary(random);
                string docs = Path.Combine(folder.Path, "docs.tsv");
                string index = Path.Combine(folder.Path, "index");
                File.WriteAllLines(docs, OracleCorpus.Lines(random, words, random.Next(1, 2000)));
                string settings = JavaOracle.Ask("RandomWrite", docs, index, $"{random.Next()}")[0];
                Compare(random, words, folder, index, settings);
            },
            Indexes);
        AssertCounts();
    }

    [Fact]
    public void OnAnIndexOfOurs()
    {
        TestSeed.Run(
            random =>
            {
                using var folder = new TempFolder();
                var words = new Vocabulary(random);
                string index = Path.Combine(folder.Path, "index");
                string settings = WriteOurs(random, words, index);
                Assert.Equal(["clean"], JavaOracle.Ask("Check", index));
                Compare(random, words, folder, index, settings);
            },
            Indexes);
        AssertCounts();
    }

    private static string WriteOurs(Random random, Vocabulary words, string index)
    {
        List<string> lines = OracleCorpus.Lines(random, words, random.Next(1, 2000));
        // In memory: thousands of files that merges delete again cost a file system more than all the queries.
        using var directory = new ByteBuffersDirectory();
        using var analyzer = new WordAnalyzer();
        FieldType body = random.Next(3) == 0
            ? FieldType.TextStored with { IndexOptions = IndexOptions.DocsAndFreqsAndPositionsAndOffsets }
            : FieldType.TextStored;
        string settings = "";
        int done = 0;
        for (int sessions = random.Next(1, 4); sessions > 0; sessions--)
        {
            IndexWriterConfig config = RandomIndexConfig.Create(random, analyzer);
            if (config.MaxBufferedDocs is not null)
            {
                // Not so few that hundreds of tiny segments cost more than the queries.
                config = config with { MaxBufferedDocs = 2 + (lines.Count / 25) + random.Next(lines.Count + 1) };
            }
            settings += $"{config} ";
            using var writer = new IndexWriter(directory, config);
            int end = sessions == 1 ? lines.Count : random.Next(done, lines.Count + 1);
            for (; done < end; done++)
            {
                Add(writer, random, lines[done], body);
            }
            foreach (string line in lines.Take(end).Where(l => l.EndsWith("yes", StringComparison.Ordinal)))
            {
                writer.DeleteDocuments(IdOf(line));
            }
            if (random.Next(4) == 0)
            {
                writer.ForceMerge(random.Next(1, 4));
            }
        }
        Copy(directory, index);
        return settings;
    }

    private static void Copy(ByteBuffersDirectory source, string folder)
    {
        using Search.Store.Directory target = FSDirectory.Open(folder);
        foreach (string name in source.ListAll())
        {
            using IndexInput input = source.OpenInput(name);
            using IndexOutput output = target.CreateOutput(name);
            output.WriteBytes(input.Span(0, (int)input.Length));
        }
    }

    private static void Add(IndexWriter writer, Random random, string line, FieldType body)
    {
        if (random.Next(10) == 0)
        {
            writer.AddDocument(OracleCorpus.Document(line, body));
        }
        writer.UpdateDocument(IdOf(line), OracleCorpus.Document(line, body));
        if (random.Next(200) == 0)
        {
            writer.Flush();
        }
    }

    private static Term IdOf(string line) => new("id", line[..line.IndexOf('\t', StringComparison.Ordinal)]);

    private void Compare(Random random, Vocabulary words, TempFolder folder, string index, string settings)
    {
        var trees = new QueryTreeText(random, words);
        Asked[] asked = [.. Enumerable.Range(0, QueriesAnIndex).Select(_ => Asked.Create(random, trees))];
        string file = Path.Combine(folder.Path, "queries.txt");
        File.WriteAllLines(file, asked.Select(a => a.Text));
        (float k1, float b) = random.Next(2) == 0
            ? (1.2f, 0.75f)
            : (random.NextSingle() * 3, random.NextSingle());
        IReadOnlyList<string> answers =
            JavaOracle.Ask("SearchRun", index, file, $"{Hits}", "tree", Text(k1), Text(b));
        using Search.Store.Directory directory = FSDirectory.Open(index);
        using DirectoryReader reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader, new BM25Similarity(k1, b));
        SearchPlan[] plans = Enum.GetValues<SearchPlan>();
        Assert.Equal(asked.Length, answers.Count);
        for (int i = 0; i < asked.Length; i++)
        {
            SearchPlan plan = plans[random.Next(plans.Length)];
            string ours = Answer(searcher, asked[i], plan);
            Assert.True(
                answers[i] == ours,
                $"{plan} k1={k1} b={b} {asked[i].Text}\n  judge: {answers[i]}\n  ours:  {ours}\n  of: {settings}");
            Count(asked[i]);
        }
        _indexes++;
    }

    private static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The total by an exact search and by counting; the hits also by a search that may skip.</summary>
    private static string Answer(IndexSearcher searcher, Asked asked, SearchPlan plan)
    {
        var options = new SearchOptions
        {
            Plan = plan,
            TotalHitsThreshold = SearchOptions.Exact,
            Sort = asked.Sort,
            ScoresWithSort = true,
        };
        TopDocs exact = searcher.Search(asked.Query, Hits, options);
        TopDocs skipping = searcher.Search(asked.Query, Hits, options with { TotalHitsThreshold = 30 });
        Assert.Equal(Show(exact), Show(skipping));
        Assert.Equal(exact.TotalHits.Value, searcher.Count(asked.Query));
        if (exact.ScoreDocs is [ScoreDoc best, ..])
        {
            Assert.Equal(best.Score, searcher.Explain(asked.Query, best.Doc).Value);
        }
        return $"{exact.TotalHits.Value}{Show(exact)}";
    }

    private static string Show(TopDocs docs) => string.Concat(
        docs.ScoreDocs.Select(d => $" {d.Doc}:{BitConverter.SingleToInt32Bits(d.Score):x}"));

    private void Count(Asked asked)
    {
        _queries++;
        _ordered += asked.Sort.Length > 0 ? 1 : 0;
        foreach (string kind in Kind().Matches(asked.Text).Select(m => m.Groups[1].Value).Distinct())
        {
            _asked[kind] = _asked.GetValueOrDefault(kind) + 1;
        }
    }

    /// <summary>The run was as large as it claims to be, and no kind of query was left out.</summary>
    private void AssertCounts()
    {
        if (TestSeed.IsFixed)
        {
            return;
        }
        Assert.Equal(Indexes, _indexes);
        Assert.True(_queries >= 2500 * Judges.Multiplier, $"only {_queries} queries");
        Assert.True(_ordered >= 200 * Judges.Multiplier, $"only {_ordered} of them had an order");
        string rare = string.Join(' ', s_kinds.Where(k => _asked.GetValueOrDefault(k) < 10));
        Assert.True(rare.Length == 0, $"kinds asked fewer than 10 times: {rare}");
    }

    [GeneratedRegex(@"\(([a-z]+)")]
    private static partial Regex Kind();

    private sealed record Asked(Query Query, string Text, SortField[] Sort)
    {
        public static Asked Create(Random random, QueryTreeText trees)
        {
            (Query query, string text) = trees.Create();
            if (random.Next(6) > 0)
            {
                return new Asked(query, text, []);
            }
            (SortField[] sort, string order) = OrderText.Create(random);
            return new Asked(query, $"{order}\t{text}", sort);
        }
    }
}
