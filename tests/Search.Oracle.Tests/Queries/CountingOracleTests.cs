using System.IO;
using System.Text;
using Search.Indexing;
using Search.Queries;
using Search.Store;
using Search.Testing;

namespace Search.Oracle.Tests.Queries;

/// <summary>
/// Sorts, groups and drill-sideways counts are those of Apache Lucene's searcher, grouping and facet modules, on indexes that it
/// wrote with and without an order.
/// </summary>
public sealed class CountingOracleTests
{
    private const int Requests = 60;

    [Fact]
    public void SortsGroupsAndFacets() => TestSeed.Run(
        random =>
        {
            using var folder = new TempFolder();
            string docs = Path.Combine(folder.Path, "docs.tsv");
            string index = Path.Combine(folder.Path, "index");
            int count = random.Next(1, 3000);
            var words = new Vocabulary(random);
            File.WriteAllLines(docs, OracleCorpus.Lines(random, words, count));
            string order = random.Next(2) == 0 ? "-" : DrawSort(random, "number", "kind").Text;
            JavaOracle.Ask("CountWrite", docs, index, $"{random.Next(Math.Max(2, count / 4), count + 2)}", order);
            Compare(random, words, folder, index);
        },
        iterations: 6 * Search.Testing.Judges.Multiplier);

    private static void Compare(Random random, Vocabulary words, TempFolder folder, string index)
    {
        using Search.Store.Directory directory = FSDirectory.Open(index);
        using DirectoryReader reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader);
        var trees = new QueryTreeText(random, words);
        var asked = new List<string>();
        var ours = new List<string>();
        for (int i = 0; i < Requests; i++)
        {
            (Query query, string text) = trees.Create();
            (SortField[] sort, string keys) = DrawSort(random, "number", "kind", "score", "doc");
            int hits = random.Next(1, 30);
            int within = random.Next(1, 5);
            string kinds = Draw(random, _ => $"{(char)random.Next('a', 'i')}");
            string numbers = Draw(random, _ => $"{random.Next(-6, 20)}");
            asked.Add($"sort\t{text}\t{keys}\t{hits}");
            ours.Add(Sorted(searcher, query, sort, hits));
            asked.Add($"group\t{text}\t{keys}\t{hits}\t{within}");
            ours.Add(Grouped(searcher, query, sort, hits, within));
            asked.Add($"facets\t{text}\t{kinds}\t{numbers}");
            ours.Add(Counted(searcher, query, kinds, numbers));
        }
        string file = Path.Combine(folder.Path, "requests.txt");
        File.WriteAllLines(file, asked);
        IReadOnlyList<string> answers = JavaOracle.Ask("CountRun", index, file);
        for (int i = 0; i < asked.Count; i++)
        {
            Assert.True(answers[i] == ours[i], $"{asked[i]}\n  judge: {answers[i]}\n  ours:  {ours[i]}");
        }
    }

    private static (SortField[] Fields, string Text) DrawSort(Random random, params string[] names)
    {
        string[] keys = [.. names.OrderBy(_ => random.Next()).Take(random.Next(1, names.Length + 1))];
        bool[] reverse = [.. keys.Select(_ => random.Next(2) == 0)];
        bool[] missingFirst = [.. keys.Select(_ => random.Next(2) == 0)];
        return (
            [.. keys.Select((name, i) => name switch
            {
                "score" => SortField.Score with { Reverse = reverse[i] },
                "doc" => SortField.Document with { Reverse = reverse[i] },
                "number" => SortField.Numeric(name, reverse[i], missingFirst[i]),
                _ => SortField.Text(name, reverse[i], missingFirst[i]),
            })],
            string.Join(',', keys.Select((name, i) => $"{name}:{Flag(reverse[i])}:{Flag(missingFirst[i])}")));
    }

    private static char Flag(bool value) => value ? 't' : 'f';

    private static string Draw(Random random, Func<int, string> value) =>
        random.Next(2) == 0 ? "-" : string.Join(',', Enumerable.Range(0, random.Next(1, 4)).Select(value).Distinct());

    /// <summary>The total by an exact search; the hits also by one that may leave documents out.</summary>
    private static string Sorted(IndexSearcher searcher, Query query, SortField[] sort, int hits)
    {
        var options = new SearchOptions { Sort = sort, TotalHitsThreshold = SearchOptions.Exact };
        TopDocs exact = searcher.Search(query, hits, options);
        TopDocs skipping = searcher.Search(query, hits, options with { TotalHitsThreshold = 30 });
        Assert.Equal(exact.ScoreDocs.Select(d => d.Doc), skipping.ScoreDocs.Select(d => d.Doc));
        return $"{exact.TotalHits.Value}{string.Concat(exact.ScoreDocs.Select(d => $" {d.Doc}"))}";
    }

    private static string Grouped(IndexSearcher searcher, Query query, SortField[] sort, int groups, int within)
    {
        TopDocs found = searcher.Search(query, groups, new SearchOptions
        {
            Sort = sort,
            Collapse = new CollapseOptions { Field = "kind", MissingIsOneGroup = true, Others = within - 1 },
        });
        var text = new StringBuilder($"{found.GroupCount}");
        foreach (ScoreDoc head in found.ScoreDocs)
        {
            CollapsedGroup group = head.Group ?? throw new InvalidOperationException("a hit without a group");
            text.Append($" {(group.Value is byte[] value ? Encoding.UTF8.GetString(value) : "-")}:{group.Size}:{head.Doc}");
            text.Append(string.Concat(group.Others.Select(d => $":{d.Doc}")));
        }
        return text.ToString();
    }

    private static string Counted(IndexSearcher searcher, Query query, string kinds, string numbers)
    {
        TopDocs found = searcher.Search(query, 10, new SearchOptions
        {
            TotalHitsThreshold = SearchOptions.Exact,
            Facets =
            [
                new TermsFacet { Field = "kind", Top = 1000, Selected = Selected(kinds) },
                new TermsFacet { Field = "numbertext", Top = 1000, Selected = Selected(numbers) },
            ],
        });
        return $"{found.TotalHits.Value}{string.Concat(found.Facets.Select(f => " |" + string.Concat(f.Buckets
            .Where(b => b.Count > 0)
            .OrderBy(b => b.Label, StringComparer.Ordinal)
            .Select(b => $" {b.Label}={b.Count}"))))}";
    }

    private static string[] Selected(string values) => values == "-" ? [] : values.Split(',');
}
