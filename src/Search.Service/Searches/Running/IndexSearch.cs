using System.Threading;
using Search.Indexing;
using Search.Queries;

namespace Search.Service;

/// <summary>Searches of one index. Runs on the threads of the search pool. Thread-safe.</summary>
internal sealed class IndexSearch : IDisposable
{
    private readonly string _name;
    private readonly DocumentMapper _mapper;
    private readonly SearcherManager _searchers;
    private readonly SearchServices _services;
    private readonly QueryTools _tools;

    /// <summary>The searches of an index.</summary>
    public IndexSearch(string name, DocumentMapper mapper, SearcherManager searchers, SearchServices services)
    {
        _name = name;
        _mapper = mapper;
        _searchers = searchers;
        _services = services;
        _tools = new QueryTools(mapper.Text.Schema, services);
        Leases = new PageLeases(
            services.Options.Limits.PageTokenLifetime, services.Options.Time, services.Tokens.NextLease);
        Points = new PointsInTime(
            services.Options.Limits.MaxPointsInTime, services.Options.Time, services.Tokens.NextLease);
    }

    /// <summary>Readers that callers keep open.</summary>
    public PointsInTime Points { get; }

    /// <summary>Readers that wait for the next page of a search.</summary>
    public PageLeases Leases { get; }

    private TimeProvider Time => _services.Options.Time;

    /// <summary>Whether the reader that a page token needs is kept here.</summary>
    public bool Holds(string pageToken) =>
        Leases.Holds(_services.Tokens.LeaseOf(pageToken, SearchRequest.FingerprintBytes));

    /// <summary>Whether a point in time is open here.</summary>
    public bool HoldsPoint(string point) => Points.Holds(_services.Tokens.ReadPoint(point));

    /// <summary>Keeps the newest reader for a caller.</summary>
    /// <param name="keepAlive">How long after each use; null for as long as a page token.</param>
    /// <exception cref="ServiceException">Too long, or too many.</exception>
    public PointInTime OpenPoint(TimeSpan? keepAlive)
    {
        ServiceLimits limits = _tools.Limits;
        TimeSpan lifetime = keepAlive ?? limits.PageTokenLifetime;
        if (lifetime <= TimeSpan.Zero)
        {
            throw new ServiceException(ServiceError.Invalid("keep_alive", "must be positive"));
        }
        if (lifetime > limits.MaxPointInTimeLifetime)
        {
            throw new ServiceException(ServiceError.OverLimit(
                "keep_alive", "max_point_in_time_lifetime", (long)limits.MaxPointInTimeLifetime.TotalSeconds,
                (long)Math.Ceiling(lifetime.TotalSeconds)));
        }
        using SearcherLease lease = _searchers.Acquire();
        long number = Points.Open(lease.Snapshot, lifetime);
        return new PointInTime(_services.Tokens.WritePoint(number), lease.Snapshot.Sequence, lifetime);
    }

    /// <summary>Gives a reader back before its time is over.</summary>
    public void ClosePoint(string point) => Points.Close(_services.Tokens.ReadPoint(point));

    /// <summary>Runs a search.</summary>
    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellation)
    {
        SearchValidator.Check(request, _tools.Schema, _tools.Limits);
        return _services.Pool.RunAsync(() => Search(request, cancellation), cancellation);
    }

    /// <summary>Counts.</summary>
    public Task<CountResult> CountAsync(
        QueryInput input, string point, long minSequence, CancellationToken cancellation) =>
        _services.Pool.RunAsync(
            () =>
            {
                using SearcherLease lease = Acquire(point, minSequence);
                Query query = QueryBuilder.Build(ToolsFor(lease, input), input).Query;
                return new CountResult(lease.Snapshot.Searcher.Count(query, cancellation), lease.Snapshot.Sequence);
            },
            cancellation);

    /// <summary>The ids of the best hits.</summary>
    /// <param name="input">What to look for.</param>
    /// <param name="variants">Variant data other than the reader's; null for that.</param>
    /// <param name="size">How many.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<RankedIds> RankAsync(
        QueryInput input, VariantState? variants, int size, CancellationToken cancellation) =>
        _services.Pool.RunAsync(
            () =>
            {
                using SearcherLease lease = _searchers.Acquire();
                QueryTools tools = variants is null ? ToolsFor(lease, input) : _tools.With(variants);
                Query query = QueryBuilder.Build(tools, input).Query;
                var options = new SearchOptions
                {
                    TotalHitsThreshold = SearchOptions.Exact,
                    TieBreakField = SystemFields.Id,
                    Cancellation = cancellation,
                };
                TopDocs top = lease.Snapshot.Searcher.Search(query, size, options);
                IndexReader reader = lease.Snapshot.Reader;
                return new RankedIds(
                    [.. top.ScoreDocs.Select(d => DocumentMapper.ReadId(reader.LeafOf(d.Doc), d.Doc))],
                    top.TotalHits.Value);
            },
            cancellation);

    /// <summary>Reports which names the sources print for an entity.</summary>
    public Task<LabelReport> ReportLabelsAsync(LabelRequest request, CancellationToken cancellation) =>
        _services.Pool.RunAsync(
            () =>
            {
                using SearcherLease lease = _searchers.Acquire();
                QueryTools tools = ToolsFor(lease, new QueryInput { Filter = request.Filter });
                return LabelReporter.Report(tools, request, lease.Snapshot, cancellation);
            },
            cancellation);

    /// <summary>Shows what an input becomes.</summary>
    public Task<QueryExpansion> ExpandAsync(QueryInput input, CancellationToken cancellation) =>
        _services.Pool.RunAsync(
            () =>
            {
                using SearcherLease lease = _searchers.Acquire();
                QueryTools tools = ToolsFor(lease, input);
                BuiltQuery built = QueryBuilder.Build(tools, input);
                return QueryDescriber.Describe(built, lease.Snapshot.Searcher, tools.VariantDataVersion);
            },
            cancellation);

    /// <summary>Explains one document.</summary>
    /// <exception cref="ServiceException">The request is refused, or there is no such document.</exception>
    public Task<DocumentExplanation> ExplainAsync(ExplainRequest request, CancellationToken cancellation) =>
        _services.Pool.RunAsync(
            () =>
            {
                using SearcherLease lease = _searchers.Acquire();
                int doc = new IdLookup(lease.Snapshot.Reader).Find(request.Id);
                if (doc < 0)
                {
                    throw new ServiceException(ServiceError.OfIndex(
                        ErrorCode.NotFound, ErrorReasons.DocumentNotFound, _name,
                        $"index \"{_name}\" has no document \"{request.Id}\""));
                }
                QueryTools tools = ToolsFor(lease, request.Input);
                return new DocumentExplainer(
                    tools, _mapper, lease.Snapshot.Searcher, request.Input, doc, cancellation)
                    .Explain(lease.Snapshot.Sequence);
            },
            cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        Leases.Dispose();
        Points.Dispose();
    }

    // The reader of a point in time, or the newest.
    private SearcherLease Acquire(string point, long minSequence)
    {
        if (point.Length == 0)
        {
            return _searchers.Acquire();
        }
        SearcherLease lease = Points.TryUse(_services.Tokens.ReadPoint(point))
            ?? throw new ServiceException(PageTokens.PointExpired());
        if (lease.Snapshot.Sequence >= minSequence)
        {
            return lease;
        }
        long sequence = lease.Snapshot.Sequence;
        lease.Dispose();
        throw new ServiceException(ServiceError.Invalid(
            "min_sequence",
            FormattableString.Invariant($"the point in time has writes up to sequence {sequence}, not up to {minSequence}")));
    }

    private SearchResult Search(SearchRequest request, CancellationToken cancellation)
    {
        long start = Time.GetTimestamp();
        DateTimeOffset? deadline = request.SoftTimeout is { } timeout ? Time.GetUtcNow() + timeout : null;
        byte[] fingerprint = request.Fingerprint(_name);
        PageCursor? cursor = ReadToken(request.PageToken, fingerprint);
        FieldMask mask = Mask(request.ReadMask);
        IReadOnlyList<SortField> order = SearchValidator.Order(request.Sort, _tools.Schema);
        using SearcherLease? point = request.PointInTime.Length == 0
            ? null
            : Acquire(request.PointInTime, request.MinSequence);
        using SearcherLease lease = ReaderOf(cursor, point);
        QueryTools tools = ToolsFor(lease, request.Input);
        BuiltQuery built = Learn(tools, lease.Snapshot, request.Input, cancellation);
        TimeSpan parse = Time.GetElapsedTime(start);
        start = Time.GetTimestamp();
        SearchOptions options = Options(request, order, cursor, deadline, cancellation);
        IndexSearcher searcher = lease.Snapshot.Searcher.ForRequest();
        // One more than the page holds tells whether there is another page.
        TopDocs top = Find(searcher, built.Query, request.PageSize + 1, options);
        if (top.IsPartial && !request.AllowPartial)
        {
            throw new ServiceException(TimedOut());
        }
        TimeSpan search = Time.GetElapsedTime(start);
        if (cursor is null && request.Input is { Text: { } text, Syntax: QuerySyntax.Simple })
        {
            _services.Queries.Note(text, built.Expansions, top.ScoreDocs.Count > 0);
        }
        start = Time.GetTimestamp();
        var page = new PageBuilder(_mapper, tools, request, mask, built, searcher);
        bool IsOver() => deadline is { } end && Time.GetUtcNow() >= end;
        page.Fill(top.ScoreDocs, _tools.Limits.MaxPageBytes, IsOver, cancellation);
        return new SearchResult
        {
            Hits = page.Hits,
            Total = request.Total == TotalMode.None ? 0 : top.TotalHits.Value,
            TotalIsExact = request.Total == TotalMode.None
                ? null
                : top.TotalHits.Relation == TotalHitsRelation.EqualTo && !top.IsPartial,
            Facets = FacetPlan.Show(request.Facets, top.Facets),
            Clusters = top.GroupCount,
            NextPageToken = page.HasMore ? NextToken(page.Last, cursor, lease.Snapshot, fingerprint) : string.Empty,
            PartialReason = top.IsPartial ? "the soft timeout ended the search" : string.Empty,
            Dropped = built.Dropped,
            Timings = new SearchTimings(parse, search, Time.GetElapsedTime(start)),
            ServedSequence = lease.Snapshot.Sequence,
            VariantDataVersion = tools.VariantDataVersion,
            RankProfileVersion = RankProfiles.VersionOf(tools.Names.Set, request.Input.RankProfile),
        };
    }

    // The reader of the page before, of the point in time, or the newest.
    private SearcherLease ReaderOf(PageCursor? cursor, SearcherLease? point)
    {
        if (cursor is null)
        {
            return point ?? _searchers.Acquire();
        }
        return Leases.TryUse(cursor.Lease) ?? throw new ServiceException(PageTokens.Expired());
    }

    private static TopDocs Find(IndexSearcher searcher, Query query, int size, SearchOptions options)
    {
        try
        {
            return searcher.Search(query, size, options);
        }
        catch (TooManyGroupsException e)
        {
            throw CollapsePlan.TooMany(e);
        }
    }

    private BuiltQuery Learn(
        QueryTools tools, SearcherSnapshot snapshot, QueryInput input, CancellationToken cancellation) =>
        new FeedbackQueries(tools, _mapper, snapshot.Searcher)
            .Apply(QueryBuilder.Build(tools, input), input.RankProfile, cancellation);

    // The reader says which variant data goes with it; a request may ask for an older one for its own half.
    private QueryTools ToolsFor(SearcherLease lease, QueryInput input)
    {
        VariantState state = lease.Snapshot.Variants;
        IReadOnlyList<string> wanted = input.Variants.SetVersions;
        if (wanted.Count == 0 || wanted.Contains(state.Served.Version))
        {
            return _tools.With(state);
        }
        ServedVariants? found = wanted.Select(_services.Find).FirstOrDefault(served => served is not null);
        return found is null
            ? throw new ServiceException(new ServiceError
            {
                Code = ErrorCode.FailedPrecondition,
                Reason = ErrorReasons.VariantVersionNotServed,
                Message = $"variant data {string.Join(" or ", wanted)} is not served; {state.Served.Version} is",
            })
            : _tools.With(new VariantState(found, null));
    }

    private SearchOptions Options(
        SearchRequest request, IReadOnlyList<SortField> order, PageCursor? cursor, DateTimeOffset? deadline,
        CancellationToken cancellation) => new()
        {
            TotalHitsThreshold = request.Total switch
            {
                TotalMode.Exact => SearchOptions.Exact,
                TotalMode.None => 1,
                _ => request.TotalUpTo,
            },
            Sort = order,
            Facets = FacetPlan.Define(request.Facets, _tools.Schema),
            Collapse = CollapsePlan.Define(request.Collapse, _tools.Schema),
            // The baseline breaks ties as Lucene does, by document number.
            TieBreakField = request.Input.RankProfile == RankProfiles.LuceneBm25 ? null : SystemFields.Id,
            After = cursor is null
                ? null
                : new ScoreDoc(cursor.Doc, cursor.Score) { SortValues = cursor.SortValues, TieBreak = cursor.TieBreak },
            Cancellation = cancellation,
            SoftDeadline = deadline,
            Time = Time,
        };

    private PageCursor? ReadToken(string token, byte[] fingerprint)
    {
        if (token.Length == 0)
        {
            return null;
        }
        return _services.Tokens.TryRead(token, fingerprint, out PageCursor? cursor) is { } error
            ? throw new ServiceException(error)
            : cursor;
    }

    private string NextToken(ScoreDoc last, PageCursor? cursor, SearcherSnapshot snapshot, byte[] fingerprint)
    {
        var next = new PageCursor
        {
            // The lifetime counts from this page, however long it took.
            Lease = cursor is not null && Leases.TryRenew(cursor.Lease) ? cursor.Lease : Leases.Add(snapshot),
            Doc = last.Doc,
            Score = last.Score,
            SortValues = last.SortValues,
            TieBreak = last.TieBreak,
        };
        return _services.Tokens.Write(next, fingerprint);
    }

    private FieldMask Mask(IReadOnlyList<string>? paths)
    {
        if (paths is null)
        {
            return FieldMask.ForHits(_tools.Schema);
        }
        return FieldMask.TryCreate(paths, _tools.Schema, "read_mask", out FieldMask mask) is { } error
            ? throw new ServiceException(error)
            : mask;
    }

    private static ServiceError TimedOut() => new()
    {
        Code = ErrorCode.DeadlineExceeded,
        Reason = ErrorReasons.SoftTimeout,
        Message = "the soft timeout ended the search; set allow_partial to get what was found",
    };
}
