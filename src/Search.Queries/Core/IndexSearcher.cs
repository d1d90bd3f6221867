using System.Threading;
using Search.Codecs;
using Search.Indexing;

namespace Search.Queries;

/// <summary>
/// Searches a reader. Thread-safe; holds no reference on the reader: the caller keeps it open. Cheap to make, but it
/// remembers field statistics, so one searcher a reader is best.
/// </summary>
public sealed class IndexSearcher
{
    /// <summary>Documents between two looks at cancellation and deadline.</summary>
    private const int RangeDocs = 1 << 14;

    /// <summary>The same where the collector may say at the next look that documents can be left out.</summary>
    private const int ShortRangeDocs = 1 << 10;

    private readonly Dictionary<string, CollectionStatistics> _statistics;
    private readonly Dictionary<Term, TermStates>? _terms;
    private readonly IndexSearcher? _statisticsOf;

    /// <summary>A searcher with Lucene's default similarity or another.</summary>
    public IndexSearcher(IndexReader reader, Similarity? similarity = null)
        : this(
            reader,
            similarity ?? new BM25Similarity(),
            SearchPlan.ByCost,
            new Dictionary<string, CollectionStatistics>(StringComparer.Ordinal))
    {
    }

    private IndexSearcher(
        IndexReader reader,
        Similarity similarity,
        SearchPlan plan,
        Dictionary<string, CollectionStatistics> statistics,
        Dictionary<Term, TermStates>? terms = null,
        IndexSearcher? statisticsOf = null)
    {
        Reader = reader;
        Similarity = similarity;
        Plan = plan;
        _statistics = statistics;
        _terms = terms;
        _statisticsOf = statisticsOf;
    }

    /// <summary>The reader.</summary>
    public IndexReader Reader { get; }

    /// <summary>How terms and phrases are scored.</summary>
    public Similarity Similarity { get; }

    /// <summary>The plan of the search that this searcher was bound to.</summary>
    public SearchPlan Plan { get; }

    /// <summary>
    /// A searcher of the same reader that looks each term up once: for one request, which asks for the same terms when
    /// it searches and when it explains its hits.
    /// </summary>
    public IndexSearcher ForRequest() => new(Reader, Similarity, Plan, _statistics, [], _statisticsOf);

    /// <summary>
    /// A searcher of this reader that scores by the statistics of another: of the whole that this is a part of, or of the same
    /// index before a change whose effect is to be measured.
    /// </summary>
    public IndexSearcher WithStatisticsOf(IndexSearcher other) =>
        new(Reader, Similarity, Plan, other._statistics, null, other);

    /// <summary>The best <paramref name="n"/> hits.</summary>
    public TopDocs Search(Query query, int n, SearchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        options ??= SearchOptions.Default;
        n = Math.Min(n, Reader.MaxDoc);
        if (options.Facets.Count > 0 || options.Collapse is not null)
        {
            return CountedSearch.Run(this, query, n, options);
        }
        TopDocsCollector collector = options.Sort.Count == 0 && options.TieBreakField is null
            ? new TopScoreCollector(n, options.TotalHitsThreshold, options.After)
            : new TopFieldCollector(n, options);
        bool complete = Search(query, collector, options);
        return collector.ToTopDocs(isPartial: !complete);
    }

    /// <summary>Passes every match to a collector.</summary>
    /// <returns>False when the soft deadline ended the search early.</returns>
    public bool Search(Query query, Collector collector, SearchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(collector);
        options ??= SearchOptions.Default;
        ScoreMode mode = !collector.NeedsScores ? ScoreMode.CompleteNoScores
            : collector.NeedsEveryMatch ? ScoreMode.Complete
            : ScoreMode.TopScores;
        Weight weight = CreateWeight(query, mode, options.Plan);
        foreach (LeafReaderContext leaf in Reader.Leaves)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            int first = collector.BestStart(leaf);
            if (!SearchLeaf(leaf, weight, collector, options, first, leaf.Reader.MaxDoc)
                || (first > 0 && !SearchLeaf(leaf, weight, collector, options, 0, first)))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Number of live documents that match.</summary>
    public long Count(Query query, CancellationToken cancellation = default)
    {
        Weight weight = CreateWeight(query, ScoreMode.CompleteNoScores, SearchPlan.ByCost);
        var options = new SearchOptions { Cancellation = cancellation };
        long count = 0;
        foreach (LeafReaderContext leaf in Reader.Leaves)
        {
            int known = weight.Count(leaf);
            if (known >= 0)
            {
                count += known;
            }
            else
            {
                var collector = new CountCollector();
                SearchLeaf(leaf, weight, collector, options, 0, leaf.Reader.MaxDoc);
                count += collector.HitCount;
            }
        }
        return count;
    }

    /// <summary>How the score of a document comes about, or why it does not match.</summary>
    public Explanation Explain(Query query, int doc)
    {
        LeafReaderContext leaf = Reader.LeafOf(doc);
        if (leaf.Reader.LiveDocs is { } live && !live[doc - leaf.DocBase])
        {
            return Explanation.NoMatch("the document is deleted");
        }
        return CreateWeight(query, ScoreMode.Complete, Plan).Explain(leaf, doc - leaf.DocBase);
    }

    /// <summary>Where the parts of a query match in a document: by field, then position.</summary>
    public IReadOnlyList<QueryMatch> Matches(Query query, int doc)
    {
        LeafReaderContext leaf = Reader.LeafOf(doc);
        var matches = new List<QueryMatch>();
        Weight weight = CreateWeight(query, ScoreMode.CompleteNoScores, Plan);
        if (!weight.Matches(leaf, doc - leaf.DocBase, matches))
        {
            return [];
        }
        return [.. matches
            .OrderBy(m => m.Field, StringComparer.Ordinal)
            .ThenBy(m => m.StartPosition)
            .ThenBy(m => m.EndPosition)];
    }

    /// <summary>Rewrites until nothing changes.</summary>
    public Query Rewrite(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Query rewritten = query.Rewrite(Reader);
        while (!ReferenceEquals(rewritten, query))
        {
            query = rewritten;
            rewritten = query.Rewrite(Reader);
        }
        return query;
    }

    /// <summary>Rewrites a query and binds it to this reader.</summary>
    public Weight CreateWeight(Query query, ScoreMode mode, SearchPlan plan)
    {
        IndexSearcher bound = plan == Plan ? this
            : new IndexSearcher(Reader, Similarity, plan, _statistics, _terms, _statisticsOf);
        return Rewrite(query).CreateWeight(bound, mode, 1f);
    }

    /// <summary>Statistics of a field over the reader; document count 0 when no leaf has it.</summary>
    public CollectionStatistics CollectionStatistics(string field)
    {
        lock (_statistics)
        {
            if (!_statistics.TryGetValue(field, out CollectionStatistics? statistics))
            {
                statistics = (_statisticsOf ?? this).ReadStatistics(field);
                _statistics.Add(field, statistics);
            }
            return statistics;
        }
    }

    /// <summary>Places and statistics of a term.</summary>
    public TermStates GetTermStates(Term term)
    {
        if (_terms is null)
        {
            return FindTerm(term);
        }
        lock (_terms)
        {
            if (!_terms.TryGetValue(term, out TermStates? states))
            {
                states = FindTerm(term);
                _terms.Add(term, states);
            }
            return states;
        }
    }

    private TermStates FindTerm(Term term)
    {
        TermStates own = TermStates.Build(Reader, term);
        return _statisticsOf is null ? own : own.With(_statisticsOf.GetTermStates(term).Statistics);
    }

    /// <summary>Passes the matches of a stretch of a leaf to a collector; false when the soft deadline ended it.</summary>
    private static bool SearchLeaf(
        LeafReaderContext leaf, Weight weight, Collector collector, SearchOptions options, int first, int end)
    {
        if (weight.GetBulkScorer(leaf) is not { } scorer)
        {
            return true;
        }
        collector.SetLeaf(leaf);
        LiveDocs? live = leaf.Reader.LiveDocs;
        int next = first;
        while (next < end)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            if (options.SoftDeadline is { } deadline && options.Time.GetUtcNow() >= deadline)
            {
                return false;
            }
            int rangeEnd = Math.Min(end, next + (collector.HasRuns ? ShortRangeDocs : RangeDocs));
            if (collector.HasRuns && collector.CanSkip)
            {
                DocRun run = collector.NextRun(next);
                next = run.Start;
                if (next >= end)
                {
                    return true;
                }
                rangeEnd = Math.Min(end, Math.Min(run.End, next + ShortRangeDocs));
            }
            next = Math.Max(rangeEnd, scorer.Score(collector, live, next, rangeEnd));
        }
        return true;
    }

    private CollectionStatistics ReadStatistics(string field)
    {
        long docCount = 0;
        long sumTotalTermFreq = 0;
        long sumDocFreq = 0;
        foreach (LeafReaderContext leaf in Reader.Leaves)
        {
            if (leaf.Reader.Terms(field) is { } terms)
            {
                docCount += terms.DocCount;
                sumTotalTermFreq += terms.SumTotalTermFreq;
                sumDocFreq += terms.SumDocFreq;
            }
        }
        return new CollectionStatistics(field, Reader.MaxDoc, docCount, sumTotalTermFreq, sumDocFreq);
    }
}
