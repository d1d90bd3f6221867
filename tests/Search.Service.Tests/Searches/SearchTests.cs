using System.Threading;
using static Search.Service.Tests.TestDocuments;

namespace Search.Service.Tests.Searches;

/// <summary>Searches over the plain chain: everything but names and phrasings.</summary>
public sealed class SearchTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly IndexRegistry _registry;
    private SearchIndex _index = null!;

    public SearchTests() => _registry = IndexRegistry.Open(
        new MemoryDataFolder(), Search.Variants.VariantSet.Shipped, new ServiceOptions { Time = _time });

    public async ValueTask InitializeAsync()
    {
        await _registry.CreateAsync("test", PlainSchema);
        _index = _registry.Get("test");
        for (int i = 0; i < 25; i++)
        {
            var more = new List<(string, FieldValue)>
            {
                ("title", FieldValue.Of(i % 2 == 0 ? "Even river" : "Odd river")),
                ("count", FieldValue.Of((long)(i * 7 % 25))),
                ("flag", FieldValue.Of(i % 3 == 0)),
                ("keys", FieldValue.List(FieldValue.Of("k" + i % 5), FieldValue.Of("all"))),
            };
            if (i >= 5)
            {
                more.Add(("key", FieldValue.Of("key" + i.ToString("00", null))));
                more.Add(("ratio", FieldValue.Of(i - 12.5)));
                more.Add(("moment", FieldValue.Timestamp(new DateTimeOffset(2023, 1, 1 + i, 12, 0, 0, TimeSpan.Zero))));
            }
            await _index.WriteAsync(
                Doc(
                    "d" + i.ToString("00", null), $"The ships sailed {(i < 3 ? "home slowly" : "north")}. Number{i}.",
                    [.. more]));
        }
        await _index.RefreshAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        _registry.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task WordsPhrasesAndExclusions()
    {
        Assert.Equal(3, (await FindAsync("slowly")).Total);
        Assert.Equal(3, (await FindAsync("\"sail home\"")).Total);
        Assert.Equal(22, (await FindAsync("ship -slowly")).Total);
        SearchResult result = await FindAsync("sails number3");
        Assert.Equal("d03", result.Hits[0].Document.Document.Id);
        Search.Variants.MatchedPart part = result.Hits[0].Matched.First(p => p.Field == "body");
        Assert.Equal(("sailed", 10, 16), (part.Surface, part.StartByte, part.EndByte));
    }

    [Fact]
    public async Task FiltersOverEveryKindOfField()
    {
        Assert.Equal(5, await CountAsync(new TermNode("keys", FieldValue.Of("k2"))));
        Assert.Equal(9, await CountAsync(new TermNode("flag", FieldValue.Of(true))));
        Assert.Equal(1, await CountAsync(new TermNode("count", FieldValue.Of(14L))));
        Assert.Equal(
            3, await CountAsync(new RangeNode("count") { Lower = FieldValue.Of(3L), Upper = FieldValue.Of(5L) }));
        Assert.Equal(
            1, await CountAsync(new RangeNode("count")
            {
                Lower = FieldValue.Of(3L),
                IncludeLower = false,
                Upper = FieldValue.Of(5L),
                IncludeUpper = false,
            }));
        Assert.Equal(8, await CountAsync(new RangeNode("ratio") { Upper = FieldValue.Of(0.0) }));
        Assert.Equal(
            2, await CountAsync(new RangeNode("moment")
            {
                Lower = FieldValue.Timestamp(new DateTimeOffset(2023, 1, 24, 0, 0, 0, TimeSpan.Zero)),
            }));
        Assert.Equal(20, await CountAsync(new ExistsNode("key")));
        Assert.Equal(25, await CountAsync(new ExistsNode("body")));
        Assert.Equal(2, await CountAsync(new IdsNode(["d01", "d02", "nope"])));
        Assert.Equal(25, await CountAsync(new MatchAllNode()));
        Assert.Equal(13, await CountAsync(new PhraseNode("title", "even rivers", 0)));
        Assert.Equal(
            20, await CountAsync(new BoolNode
            {
                MustNot = [new TermNode("keys", FieldValue.Of("k0"))],
                Must = [new MatchAllNode()],
            }));
    }

    [Fact]
    public async Task SortsPutMissingValuesLast()
    {
        Assert.Equal(["d05", "d06"], await IdsAsync(2, new SortKey("key", false)));
        Assert.Equal(["d24", "d23"], await IdsAsync(2, new SortKey("ratio", true)));
        Assert.Equal(["d24", "d23"], await IdsAsync(2, new SortKey("moment", true)));
        Assert.Equal(
            ["d00", "d03", "d06"], await IdsAsync(3, new SortKey("flag", true), new SortKey(SortKey.Id, false)));
        SearchResult all = await SearchAsync(new SearchRequest
        {
            Input = new QueryInput(),
            PageSize = 25,
            Sort = [new SortKey("key", true), new SortKey(SortKey.Id, true)],
        });
        Assert.Equal(["d04", "d03", "d02", "d01", "d00"], all.Hits.TakeLast(5).Select(h => h.Document.Document.Id));
        Assert.Equal(FieldValue.Of("key24"), all.Hits[0].SortValues[0]);
        Assert.Equal(ValueKind.None, all.Hits[^1].SortValues[0].Kind);
    }

    [Fact]
    public async Task PagesContinueOnTheReaderOfTheFirst()
    {
        foreach (SortKey[] sort in new[] { [], new[] { new SortKey("ratio", false) }, [new SortKey("key", true)] })
        {
            var request = new SearchRequest { Input = new QueryInput { Text = "river" }, PageSize = 7, Sort = sort };
            string[] whole = IdsOf(await SearchAsync(request with { PageSize = 25 }));
            var paged = new List<string>();
            SearchResult page = await SearchAsync(request);
            while (true)
            {
                paged.AddRange(IdsOf(page));
                Assert.Equal(25, page.Total);
                if (page.NextPageToken.Length == 0)
                {
                    break;
                }
                // Writes between pages do not move hits from page to page.
                await _index.WriteAsync(Doc("new" + paged.Count, "river river river"), Durability.Searchable);
                page = await SearchAsync(request with { PageToken = page.NextPageToken });
            }
            Assert.Equal(whole, paged);
            string[] all = [.. _index.Export(CancellationToken.None).Select(d => d.Document.Id)];
            foreach (string id in all.Where(i => i[0] == 'n'))
            {
                await _index.DeleteAsync(id, Durability.Searchable);
            }
        }
    }

    [Fact]
    public async Task PageTokensAreAuthenticatedBoundAndExpire()
    {
        var request = new SearchRequest { Input = new QueryInput { Text = "river" }, PageSize = 5 };
        string token = (await SearchAsync(request)).NextPageToken;
        foreach (string broken in new[] { "x", "AAAA", token[..^4], token + "AAAA", Flip(token) })
        {
            ServiceError error = await RefusedAsync(() => SearchAsync(request with { PageToken = broken }));
            Assert.Equal((ErrorCode.InvalidArgument, ErrorReasons.PageTokenBroken), (error.Code, error.Reason));
            Assert.Equal("page_token", Assert.Single(error.Violations).Field);
        }
        ServiceError other = await RefusedAsync(
            () => SearchAsync(request with { PageToken = token, Input = new QueryInput { Text = "ships" } }));
        Assert.Equal((ErrorCode.InvalidArgument, ErrorReasons.PageTokenMismatch), (other.Code, other.Reason));
        _time.Advance(TimeSpan.FromMinutes(4));
        string second = (await SearchAsync(request with { PageToken = token })).NextPageToken;
        _time.Advance(TimeSpan.FromMinutes(4));
        await SearchAsync(request with { PageToken = second });
        _time.Advance(TimeSpan.FromMinutes(6));
        ServiceError expired = await RefusedAsync(() => SearchAsync(request with { PageToken = second }));
        Assert.Equal((ErrorCode.FailedPrecondition, ErrorReasons.PageTokenExpired), (expired.Code, expired.Reason));
    }

    [Fact]
    public async Task LimitsOfSearchesAreNamed()
    {
        ServiceLimits limits = _index.Options.Limits;
        var all = new SearchRequest { Input = new QueryInput() };
        await LimitAsync(all with { PageSize = limits.MaxPageSize + 1 }, "max_page_size");
        QueryNode[] many = [.. Enumerable.Range(0, 2000).Select(i => new TermNode("key", FieldValue.Of("k" + i)))];
        await LimitAsync(all with { Input = new QueryInput { Tree = new BoolNode { Should = many } } }, "max_clauses");
        var filter = new QueryInput { Filter = new BoolNode { Should = many } };
        await LimitAsync(all with { Input = filter }, "max_clauses");
        string words = string.Join(' ', Enumerable.Range(0, 2000));
        await LimitAsync(all with { Input = new QueryInput { Text = words } }, "max_clauses");
        await LimitAsync(For(words, QuerySyntax.Lucene), "max_clauses");
        await LimitAsync(For(new string('x', limits.MaxQueryBytes + 1)), "max_query_bytes");
        QueryNode deep = new MatchAllNode();
        for (int i = 0; i < limits.MaxQueryDepth; i++)
        {
            deep = new ConstantScoreNode(deep);
        }
        await LimitAsync(all with { Input = new QueryInput { Tree = deep } }, "max_query_depth");
    }

    [Fact]
    public async Task WrongRequestsNameTheFieldThatIsWrong()
    {
        var all = new SearchRequest { Input = new QueryInput() };
        await WrongAsync(all with { PageSize = 0 }, "page_size");
        await WrongAsync(all with { Sort = [new SortKey("nope", false)] }, "sort[0].field");
        await WrongAsync(all with { Sort = [new SortKey("body", false)] }, "sort[0].field");
        await WrongAsync(all with { ReadMask = ["nope"] }, "read_mask");
        await WrongAsync(all with { Highlight = new HighlightRequest { Fields = ["count"] } }, "highlight.fields[0]");
        await WrongAsync(all with { Input = new QueryInput { RankProfile = "best" } }, "rank_profile");
        await WrongAsync(Tree(new TermNode("nope", FieldValue.Of("x"))), "query.term.field");
        await WrongAsync(Tree(new TermNode("count", FieldValue.Of("x"))), "query.term.value");
        await WrongAsync(Tree(new RangeNode("key")), "query.range.field");
        await WrongAsync(
            Tree(new BoolNode { Must = [new MatchAllNode(), new RangeNode("count") { Lower = FieldValue.Of(1.5) }] }),
            "query.bool.must[1].range.gte");
        var filter = new QueryInput { Filter = new ExistsNode("blob") };
        await WrongAsync(all with { Input = filter }, "filter.exists.field");
        await WrongAsync(Tree(new EntityNode { Id = "state/israel" }), "query.entity");
        ServiceError syntax = await RefusedAsync(() => FindAsync("river AND (", QuerySyntax.Lucene));
        Assert.Equal(ErrorReasons.QuerySyntax, syntax.Reason);
        Assert.True(int.Parse(syntax.Metadata["position"], null) > 0);
        await WrongAsync(For("count:5", QuerySyntax.Lucene), "query_text");
    }

    [Fact]
    public async Task TheClassicSyntaxKnowsTheFields()
    {
        Assert.Equal(3, (await FindAsync("title:river AND body:slowly", QuerySyntax.Lucene)).Total);
        Assert.Equal(3, (await FindAsync("count:[3 TO 5]", QuerySyntax.Lucene)).Total);
        Assert.Equal(1, (await FindAsync("count:{3 TO 5}", QuerySyntax.Lucene)).Total);
        Assert.Equal(2, (await FindAsync("moment:[2023-01-06 TO 2023-01-07]", QuerySyntax.Lucene)).Total);
        Assert.Equal(1, (await FindAsync("moment:{2023-01-06 TO 2023-01-07]", QuerySyntax.Lucene)).Total);
        Assert.Equal(5, (await FindAsync("keys:k2", QuerySyntax.Lucene)).Total);
        Assert.Equal(3, (await FindAsync("key:[key05 TO key07]", QuerySyntax.Lucene)).Total);
    }

    [Fact]
    public async Task TotalsAreExactUpToOrNone()
    {
        SearchResult exact = await SearchAsync(For("river") with { Total = TotalMode.Exact });
        Assert.Equal((25, true), (exact.Total, exact.TotalIsExact));
        SearchResult none = await SearchAsync(For("river") with { Total = TotalMode.None });
        Assert.Equal((0L, null), (none.Total, none.TotalIsExact));
        Assert.Equal(10, none.Hits.Count);
    }

    [Fact]
    public async Task HighlightsMasksAndExplanations()
    {
        SearchResult result = await SearchAsync(new SearchRequest
        {
            Input = new QueryInput { Text = "slowly" },
            PageSize = 1,
            ReadMask = ["title", "lead"],
            Explain = true,
            Highlight = new HighlightRequest { PreTag = "[", PostTag = "]" },
        });
        SearchHit hit = Assert.Single(result.Hits);
        Assert.Equal(["lead", "title"], hit.Document.Document.Fields.Keys.Order());
        FieldHighlights body = Assert.Single(hit.Highlights);
        Assert.Contains("[slowly]", Assert.Single(body.Passages), StringComparison.Ordinal);
        Assert.Equal(hit.Score, (float)(hit.Explanation?.Value ?? 0));
    }

    [Fact]
    public async Task APageIsCutByBytesAndTheNextOneGoesOn()
    {
        long limit = _index.Options.Limits.MaxPageBytes;
        for (int i = 0; i < 8; i++)
        {
            await _index.WriteAsync(Doc("big" + i, "enormous " + new string((char)('a' + i), (int)limit / 3 - 2000)));
        }
        await _index.RefreshAsync(CancellationToken.None);
        SearchRequest request = For("enormous") with { PageSize = 8, ReadMask = ["*"] };
        var seen = new List<string>();
        SearchResult page = await SearchAsync(request);
        while (page.NextPageToken.Length > 0)
        {
            Assert.InRange(page.Hits.Count, 1, 3);
            seen.AddRange(IdsOf(page));
            page = await SearchAsync(request with { PageToken = page.NextPageToken });
        }
        seen.AddRange(IdsOf(page));
        Assert.Equal(8, seen.Distinct().Count());
        Assert.Equal(8, seen.Count);
    }

    [Fact]
    public async Task AnEmptyMaskGivesIdsAndScoresOnly()
    {
        SearchResult bare = await SearchAsync(For("slowly") with { ReadMask = [] });
        SearchResult full = await SearchAsync(For("slowly"));
        Assert.Equal(
            full.Hits.Select(h => (h.Document.Document.Id, h.Score, h.Document.Sequence, h.Document.Version)),
            bare.Hits.Select(h => (h.Document.Document.Id, h.Score, h.Document.Sequence, h.Document.Version)));
        Assert.All(bare.Hits, h => Assert.Empty(h.Document.Document.Fields));
        Assert.All(bare.Hits, h => Assert.Empty(h.Matched));
        Assert.All(full.Hits, h => Assert.NotEmpty(h.Matched));
    }

    [Fact]
    public async Task ASoftTimeoutEndsTheSearch()
    {
        SearchRequest request = For("river") with { SoftTimeout = TimeSpan.FromSeconds(1) };
        _time.Step = TimeSpan.FromSeconds(2);
        ServiceError error = await RefusedAsync(() => SearchAsync(request));
        Assert.Equal((ErrorCode.DeadlineExceeded, ErrorReasons.SoftTimeout), (error.Code, error.Reason));
        SearchResult partial = await SearchAsync(request with { AllowPartial = true });
        Assert.NotEmpty(partial.PartialReason);
    }

    [Fact]
    public async Task ASoftTimeoutWhileHitsAreReadEndsThePageAndTheTokenGoesOn()
    {
        SearchRequest request = For("river") with { PageSize = 100 };
        string[] all = [.. (await SearchAsync(request)).Hits.Select(h => h.Document.Document.Id)];
        Assert.InRange(all.Length, 5, 99);
        bool sawShortPage = false;
        for (int milliseconds = 400; milliseconds > 10 && !sawShortPage; milliseconds -= 20)
        {
            _time.Step = TimeSpan.FromMilliseconds(milliseconds);
            var paged = new List<string>();
            SearchResult page;
            string token = string.Empty;
            do
            {
                page = await SearchAsync(
                    request with { SoftTimeout = TimeSpan.FromSeconds(1), AllowPartial = true, PageToken = token });
                token = page.NextPageToken;
                paged.AddRange(page.Hits.Select(h => h.Document.Document.Id));
                sawShortPage |= page.PartialReason.Length == 0 && token.Length > 0;
            }
            while (token.Length > 0 && page.PartialReason.Length == 0);
            if (page.PartialReason.Length == 0)
            {
                Assert.Equal(all, paged);
            }
        }
        Assert.True(sawShortPage);
    }

    [Fact]
    public async Task ACancelledSearchStops()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _index.SearchAsync(new SearchRequest { Input = new QueryInput() }, source.Token));
    }

    [Fact]
    public async Task MinSequenceReadsYourWrites()
    {
        WriteResult written = await _index.WriteAsync(Doc("mine", "unmistakable"));
        SearchRequest request = For("unmistakable") with { MinSequence = written.Sequence };
        SearchResult result = await SearchAsync(request);
        Assert.Single(result.Hits);
        Assert.True(result.ServedSequence >= written.Sequence);
        ServiceError never = await RefusedAsync(() => SearchAsync(request with { MinSequence = written.Sequence + 1 }));
        Assert.Equal((ErrorCode.FailedPrecondition, ErrorReasons.SequenceNotReached), (never.Code, never.Reason));
    }

    private static SearchRequest Tree(QueryNode tree) => new() { Input = new QueryInput { Tree = tree } };

    private static string Flip(string token)
    {
        char[] chars = token.ToCharArray();
        chars[token.Length / 2] = chars[token.Length / 2] == 'A' ? 'B' : 'A';
        return new string(chars);
    }

    private static SearchRequest For(string text, QuerySyntax syntax = QuerySyntax.Simple) =>
        new() { Input = new QueryInput { Text = text, Syntax = syntax } };

    private static string[] IdsOf(SearchResult result) => [.. result.Hits.Select(h => h.Document.Document.Id)];

    private Task<SearchResult> SearchAsync(SearchRequest request) =>
        _index.SearchAsync(request, CancellationToken.None);

    private Task<SearchResult> FindAsync(string text, QuerySyntax syntax = QuerySyntax.Simple) =>
        SearchAsync(For(text, syntax) with { Total = TotalMode.Exact });

    private async Task<long> CountAsync(QueryNode filter) =>
        (await _index.CountAsync(new QueryInput { Filter = filter }, 0, CancellationToken.None)).Count;

    private async Task<string[]> IdsAsync(int size, params SortKey[] sort) =>
        IdsOf(await SearchAsync(new SearchRequest { Input = new QueryInput(), PageSize = size, Sort = sort }));

    private async Task LimitAsync(SearchRequest request, string limit)
    {
        ServiceError error = await RefusedAsync(() => SearchAsync(request));
        Assert.Equal((ErrorCode.InvalidArgument, ErrorReasons.OverLimit), (error.Code, error.Reason));
        Assert.Equal(limit, error.Metadata["limit"]);
        Assert.Contains(limit, error.Message, StringComparison.Ordinal);
    }

    private async Task WrongAsync(SearchRequest request, string field)
    {
        ServiceError error = await RefusedAsync(() => SearchAsync(request));
        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Equal(field, Assert.Single(error.Violations).Field);
    }
}
