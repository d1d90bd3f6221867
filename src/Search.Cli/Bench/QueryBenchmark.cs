using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using Search.Analysis;
using Search.Codecs;
using Search.Indexing;
using Search.Queries;
using Search.Store;

namespace Search.Cli.Bench;

/// <summary>Runs classic queries on field <c>body</c>, top 10, one thread, parsing outside the clock.</summary>
internal sealed class QueryBenchmark
{
    /// <summary>Hits of each query.</summary>
    internal const int TopN = 10;

    private readonly IndexSearcher _searcher;
    private readonly IReadOnlyList<BenchQuery> _texts;
    private readonly Query[] _queries;
    private readonly SearchOptions _options;

    internal QueryBenchmark(
        IndexReader reader, IReadOnlyList<BenchQuery> texts, Analyzer analyzer, bool exhaustive)
    {
        _searcher = new IndexSearcher(reader);
        _texts = texts;
        var parser = new ClassicQueryParser("body", analyzer);
        _queries = [.. texts.Select(t => Parse(parser, t))];
        _options = exhaustive
            ? SearchOptions.Default with { TotalHitsThreshold = SearchOptions.Exact }
            : SearchOptions.Default;
    }

    /// <summary>
    /// Times rounds over all queries after unmeasured ones. A class leaves the rounds, after one of warming up and two of
    /// measuring, once it has used its time: a third of the budget for warming up, the whole for measuring.
    /// </summary>
    internal List<QueryTypeTimes> Time(int passes, int warmup, TimeSpan budget, CancellationToken cancellation)
    {
        Run(warmup, 1, budget / 3, cancellation);
        List<double>[] samples = Run(passes, 2, budget, cancellation);
        return [.. Enumerable.Range(0, samples.Length)
            .GroupBy(i => _texts[i].Type, i => samples[i], StringComparer.Ordinal)
            .Select(g => QueryTypeTimes.Of(g.Key, g.First().Count, [.. g.SelectMany(s => s)], g.Select(s => s.Min())))];
    }

    /// <summary>
    /// Milliseconds to open the index and answer the first query, in this warm process: the median of nine.
    /// </summary>
    internal double OpenMs(string folder)
    {
        var times = new double[9];
        for (int i = 0; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            using FSDirectory directory = FSDirectory.Open(folder);
            using DirectoryReader reader = DirectoryReader.Open(directory, Lucene87Codec.Instance);
            GC.KeepAlive(new IndexSearcher(reader).Search(_queries[0], TopN, _options));
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return Math.Round(times[times.Length / 2], 3);
    }

    /// <summary>Writes query number, rank, id, score and its bits, tab-separated, a line a hit.</summary>
    internal void Dump(TextWriter output)
    {
        for (int i = 0; i < _queries.Length; i++)
        {
            TopDocs top = _searcher.Search(_queries[i], TopN, _options);
            for (int rank = 0; rank < top.ScoreDocs.Count; rank++)
            {
                ScoreDoc hit = top.ScoreDocs[rank];
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{i}\t{rank + 1}\t{IdOf(hit.Doc)}\t{hit.Score:R}\t"
                    + $"{BitConverter.SingleToUInt32Bits(hit.Score):x8}"));
            }
        }
    }

    private List<double>[] Run(int passes, int least, TimeSpan budget, CancellationToken cancellation)
    {
        List<double>[] samples = [.. _queries.Select(_ => new List<double>())];
        Dictionary<string, double> used = _texts.Select(t => t.Type).Distinct(StringComparer.Ordinal)
            .ToDictionary(t => t, _ => 0.0, StringComparer.Ordinal);
        for (int pass = 0; pass < passes; pass++)
        {
            HashSet<string> taking =
                [.. used.Where(u => pass < least || u.Value < budget.TotalMicroseconds).Select(u => u.Key)];
            for (int i = 0; i < _queries.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!taking.Contains(_texts[i].Type))
                {
                    continue;
                }
                long start = Stopwatch.GetTimestamp();
                TopDocs top = _searcher.Search(_queries[i], TopN, _options);
                double microseconds = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                GC.KeepAlive(top);
                samples[i].Add(microseconds);
                used[_texts[i].Type] += microseconds;
            }
        }
        return samples;
    }

    private static Query Parse(ClassicQueryParser parser, BenchQuery query)
    {
        try
        {
            return parser.Parse(query.Text);
        }
        catch (QueryParseException e)
        {
            throw new FormatException($"{query.Place}: {e.Message}", e);
        }
    }

    private string IdOf(int doc)
    {
        var visitor = new IdVisitor();
        _searcher.Reader.VisitDocument(doc, visitor);
        return visitor.Id;
    }

    private sealed class IdVisitor : StoredFieldVisitor
    {
        internal string Id { get; private set; } = string.Empty;

        public override Status NeedsField(FieldInfo field) =>
            Id.Length > 0 ? Status.Stop : field.Name == "id" ? Status.Yes : Status.No;

        public override void StringField(FieldInfo field, ReadOnlySpan<byte> utf8) =>
            Id = Encoding.UTF8.GetString(utf8);
    }
}
