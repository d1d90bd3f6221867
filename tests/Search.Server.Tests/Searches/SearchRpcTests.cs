using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Search.V1;
using Value = Search.V1.Value;

namespace Search.Server.Tests.Searches;

public sealed class SearchRpcTests : ServerTests
{
    protected override async Task PrepareAsync()
    {
        await CreateNewsAsync();
        Document gulf = News.Article(
            "gulf", "Talks in the Gulf", "The Kingdom of Saudi Arabia held \u00FCber-talks. Riyadh said they were useful.", 3);
        gulf.Fields["updated"] = new Value { TimestampValue = new Timestamp { Seconds = 1_700_000_000 } };
        await WriteAsync(gulf);
        Document river = News.Article("river", "A river", "The river rose. Nobody held it back.", 1, "delta-daily");
        river.Fields["updated"] = new Value { TimestampValue = new Timestamp { Seconds = 1_800_000_000 } };
        await WriteAsync(river);
        await WriteAsync(News.Article("paper", "A newspaper", "The Washington Post printed a story about talks.", 2));
        await RefreshAsync();
    }

    [Fact]
    public async Task AHitSaysWhichVariantMatchedWhereAndWhy()
    {
        SearchResponse response = await SearchAsync(new SearchRequest
        {
            QueryText = "KSA talks",
            Highlight = new HighlightOptions { Fields = { "body" }, PreTag = "[", PostTag = "]" },
            Explain = true,
        });
        Hit hit = response.Hits[0];
        Assert.Equal("gulf", hit.Id);
        Assert.Equal(["published", "source", "title", "updated"], hit.Document.Fields.Keys.Order(StringComparer.Ordinal));
        string body = "The Kingdom of Saudi Arabia held \u00FCber-talks. Riyadh said they were useful.";
        MatchedPart name = Assert.Single(
            hit.Matched, p => p.Field == "body" && p.Surface.EndsWith("Kingdom of Saudi Arabia", StringComparison.Ordinal));
        Assert.Equal(("KSA", VariantKind.OfficialName), (name.QueryPart, name.Kind));
        Assert.NotEmpty(name.EntityId);
        Assert.NotEmpty(name.VariantId);
        Assert.NotEmpty(name.Reason);
        Assert.All(
            hit.Matched.Where(p => p.Field == "body"),
            p => Assert.Equal(
                p.Surface,
                System.Text.Encoding.UTF8.GetString(
                    System.Text.Encoding.UTF8.GetBytes(body).AsSpan(p.StartByte..p.EndByte))));
        FieldHighlights highlights = Assert.Single(hit.Highlights);
        Assert.Contains("[Kingdom of Saudi Arabia]", string.Join('|', highlights.Passages), StringComparison.Ordinal);
        Assert.Equal(hit.Score, hit.Explanation.Value);
        Assert.NotEmpty(hit.Explanation.Details);
        Assert.Equal((2, TotalRelation.Exact), (response.Total.Value, response.Total.Relation));
        Assert.NotEmpty(response.VariantDataVersion);
        Assert.True(response.ServedSequence >= 3);
        Assert.NotNull(response.Timings.Search);
        Assert.Empty(response.NextPageToken);
    }

    [Fact]
    public async Task VariantsAreCutByTierAndKind()
    {
        Assert.Equal("gulf", Assert.Single((await SearchAsync(Text("Saudi Arabia"))).Hits).Id);
        SearchRequest strict = Text("KSA");
        strict.Variants = new VariantOptions { MaxTier = 0 };
        Assert.Empty((await SearchAsync(strict)).Hits);
        SearchRequest without = Text("KSA");
        without.Variants = new VariantOptions
        {
            ExcludeKinds = { VariantKind.OfficialName, VariantKind.ShortName, VariantKind.Capital, VariantKind.Alias },
        };
        Assert.DoesNotContain(
            (await SearchAsync(without)).Hits.SelectMany(h => h.Matched), p => p.Kind is VariantKind.OfficialName);
        CountDocumentsResponse count = await Server.Searches.CountDocumentsAsync(new CountDocumentsRequest
        {
            Target = News.Index,
            QueryText = "KSA",
            Variants = new VariantOptions { MaxTier = 0 },
        });
        Assert.Equal(0, count.Count);
    }

    [Fact]
    public async Task TheBaselineProfileKnowsWordsOnly()
    {
        SearchRequest baseline = Text("KSA");
        baseline.RankProfile = "lucene-bm25";
        Assert.Empty((await SearchAsync(baseline)).Hits);
        baseline.QueryText = "washington talks";
        SearchResponse response = await SearchAsync(baseline);
        Assert.Equal("paper", response.Hits[0].Id);
        Assert.Equal(2, response.Hits.Count);
    }

    [Fact]
    public async Task HitsAreFilteredAndOrderedByDates()
    {
        SearchRequest request = All();
        request.Filter = new Query
        {
            Range = new RangeQuery
            {
                Field = "published",
                Gte = new Value { TimestampValue = Day(2) },
                Lt = new Value { TimestampValue = Day(4) },
            },
        };
        Assert.Equal(["gulf", "paper"], (await IdsAsync(request)).Order(StringComparer.Ordinal));
        request.Filter = new Query
        {
            Term = new TermQuery { Field = "source", Value = new Value { StringValue = "delta-daily" } },
        };
        Assert.Equal(["river"], await IdsAsync(request));
        (string Field, SortOrder Order, string[] Ids)[] orders =
        [
            ("published", SortOrder.Ascending, ["river", "paper", "gulf"]),
            ("published", SortOrder.Descending, ["gulf", "paper", "river"]),
            ("updated", SortOrder.Ascending, ["gulf", "river", "paper"]),
            ("updated", SortOrder.Descending, ["river", "gulf", "paper"]),
            ("_id", SortOrder.Descending, ["river", "paper", "gulf"]),
        ];
        foreach ((string field, SortOrder order, string[] ids) in orders)
        {
            SearchRequest sorted = All();
            sorted.Sort.Add(new SortField { Field = field, Order = order });
            SearchResponse response = await SearchAsync(sorted);
            Assert.Equal(ids, response.Hits.Select(h => h.Id));
            Assert.All(response.Hits, h => Assert.Single(h.SortValues));
            if (field == "published")
            {
                Assert.All(response.Hits, h => Assert.Equal(h.Document.Fields["published"], h.SortValues[0]));
            }
        }
    }

    [Fact]
    public async Task TheMaskCutsDocuments()
    {
        SearchRequest request = Text("river");
        request.ReadMask = new FieldMask { Paths = { "body", "lead" } };
        Hit hit = Assert.Single((await SearchAsync(request)).Hits);
        Assert.Equal(["body", "lead"], hit.Document.Fields.Keys.Order(StringComparer.Ordinal));
        request.ReadMask = new FieldMask();
        Assert.Empty(Assert.Single((await SearchAsync(request)).Hits).Document?.Fields.Keys ?? []);
        request.ReadMask = new FieldMask { Paths = { "*" } };
        Assert.Contains("body", Assert.Single((await SearchAsync(request)).Hits).Document.Fields.Keys);
    }

    [Fact]
    public async Task AMistakeInLuceneSyntaxIsRefusedWithItsPosition()
    {
        SearchRequest good = Text("+body:talks -washington \"held back\"~2");
        good.QuerySyntax = QuerySyntax.Lucene;
        Assert.Equal(["gulf"], await IdsAsync(good));
        foreach ((string text, string position) in ((string, string)[])
            [("talks AND (river", "16"), ("title:*al", "6"), ("nope:river", "0"), ("a^x", "2")])
        {
            SearchRequest bad = Text(text);
            bad.QuerySyntax = QuerySyntax.Lucene;
            Refusal refusal = await Refusal.OfFieldAsync(Call(bad), "query_text", "QUERY_SYNTAX");
            Assert.Equal((text, position), (text, refusal.Info.Metadata["position"]));
        }
        foreach (string range in (string[])["published:[* TO 9999-12-31]", "published:[0001-01-01 TO *]"])
        {
            SearchRequest request = Text(range);
            request.QuerySyntax = QuerySyntax.Lucene;
            Assert.Equal(3, (await SearchAsync(request)).Hits.Count);
        }
    }

    [Fact]
    public async Task TotalsAreCountedAsAsked()
    {
        for (int i = 0; i < 40; i++)
        {
            await WriteAsync(News.Text($"more{i}", "a harvest"));
        }
        await RefreshAsync();
        SearchRequest request = Text("harvest");
        request.PageSize = 5;
        request.Total = new TotalOptions { Mode = TotalMode.Exact };
        Assert.Equal(new Total { Value = 40, Relation = TotalRelation.Exact }, (await SearchAsync(request)).Total);
        request.Total = new TotalOptions { Mode = TotalMode.UpTo, UpTo = 10 };
        Total upTo = (await SearchAsync(request)).Total;
        Assert.InRange(upTo.Value, 10, 40);
        request.Total = new TotalOptions { Mode = TotalMode.None };
        Assert.Equal(new Total(), (await SearchAsync(request)).Total);
        CountDocumentsResponse count = await Server.Searches.CountDocumentsAsync(
            new CountDocumentsRequest { Target = News.Index, QueryText = "harvest" });
        Assert.Equal(40, count.Count);
    }

    [Fact]
    public async Task ASearchSeesTheWriteItWaitsFor()
    {
        for (int i = 0; i < 5; i++)
        {
            long sequence = await WriteAsync(News.Text($"own{i}", $"unheard{i}"));
            SearchRequest request = Text($"unheard{i}");
            request.MinSequence = sequence;
            SearchResponse response = await SearchAsync(request);
            Assert.Equal($"own{i}", Assert.Single(response.Hits).Id);
            Assert.True(response.ServedSequence >= sequence);
        }
        SearchRequest future = Text("x");
        future.MinSequence = 1_000_000;
        Refusal refusal = await Refusal.OfAsync(Call(future));
        Assert.Equal((StatusCode.FailedPrecondition, "SEQUENCE_NOT_REACHED"), (refusal.Code, refusal.Reason));
    }

    [Fact]
    public async Task AnExpansionShowsWhatAQueryBecomes()
    {
        ExpandQueryResponse response = await Server.Searches.ExpandQueryAsync(
            new ExpandQueryRequest { Target = News.Index, QueryText = "KSA river" });
        Concept concept = Assert.Single(response.Concepts, c => c.QueryPart == "KSA");
        Reading reading = Assert.Single(concept.Readings, r => r.EntityId.Length > 0);
        Assert.Equal(EntityType.State, reading.EntityType);
        Assert.Contains(reading.Variants, v => v.Weight > 0 && v.Surface.Length > 0);
        Assert.NotEmpty(response.Query.Children);
        Assert.True(response.Cost > 0);
        Assert.NotEmpty(response.VariantDataVersion);
        ExpandQueryResponse tree = await Server.Searches.ExpandQueryAsync(new ExpandQueryRequest
        {
            Target = News.Index,
            Query = new Query { Entity = new EntityQuery { EntityName = "Saudi Arabia", MaxTier = 1 } },
        });
        Assert.NotEmpty(tree.Concepts);
    }

    private static SearchRequest Text(string text) => new() { Target = News.Index, QueryText = text };

    private static SearchRequest All() =>
        new() { Target = News.Index, Query = new Query { MatchAll = new MatchAllQuery() } };

    private static Timestamp Day(int day) =>
        Timestamp.FromDateTime(new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day));

    private AsyncUnaryCall<SearchResponse> Call(SearchRequest request) => Server.Searches.SearchAsync(request);

    private async Task<SearchResponse> SearchAsync(SearchRequest request)
    {
        request.Target = News.Index;
        return await Call(request);
    }

    private async Task<string[]> IdsAsync(SearchRequest request) =>
        [.. (await SearchAsync(request)).Hits.Select(h => h.Id)];
}
