using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using Search.Analysis;
using Search.Codecs;
using Search.Indexing;
using Search.Queries;

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
    /// Times <paramref name="passes"/> rounds over all queries after <paramref name="warmup"/> unmeasured ones.
    /// </summary>
    internal List<QueryTypeTimes> Time(int passes, int warmup, CancellationToken cancellation)
    {
        var samples = new double[_queries.Length][];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = new double[passes];
        }
        for (int pass = -warmup; pass < passes; pass++)
        {
            for (int i = 0; i < _queries.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                long start = Stopwatch.GetTimestamp();
                TopDocs top = _searcher.Search(_queries[i], TopN, _options);
                double microseconds = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                GC.KeepAlive(top);
                if (pass >= 0)
                {
                    samples[i][pass] = microseconds;
                }
            }
        }
        return [.. Enumerable.Range(0, samples.Length)
            .GroupBy(i => _texts[i].Type, i => samples[i], StringComparer.Ordinal)
            .Select(g => QueryTypeTimes.Of(g.Key, [.. g.SelectMany(s => s)], g.Select(s => s.Min())))];
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
