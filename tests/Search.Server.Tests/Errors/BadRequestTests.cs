using System.Threading;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Search.V1;
using Value = Search.V1.Value;

namespace Search.Server.Tests.Errors;

/// <summary>Content that is wrong is refused with the field, the reason and the limit; the server goes on.</summary>
public sealed class BadRequestTests : ServerTests
{
    protected override Task PrepareAsync() => CreateNewsAsync();

    [Fact]
    public async Task AnUnknownIndexIsNotFoundByEveryCall()
    {
        const string none = "none";
        Func<Task>[] calls =
        [
            () => Server.Indexes.GetIndexAsync(new GetIndexRequest { Name = none }).ResponseAsync,
            () => Server.Indexes.DeleteIndexAsync(new DeleteIndexRequest { Name = none }).ResponseAsync,
            () => Server.Indexes.RefreshIndexAsync(new RefreshIndexRequest { Name = none }).ResponseAsync,
            () => Server.Documents.WriteDocumentAsync(
                new WriteDocumentRequest { Index = none, Document = News.Text("a", "b") }).ResponseAsync,
            () => Server.Documents.GetDocumentAsync(new GetDocumentRequest { Index = none, Id = "a" }).ResponseAsync,
            () => Server.Documents.DeleteDocumentAsync(new DeleteDocumentRequest { Index = none, Id = "a" }).ResponseAsync,
            () => Server.Documents.ExportDocuments(new ExportDocumentsRequest { Index = none })
                .ResponseStream.MoveNext(CancellationToken.None),
            () => Server.Searches.SearchAsync(new SearchRequest { Target = none }).ResponseAsync,
            () => Server.Searches.CountDocumentsAsync(new CountDocumentsRequest { Target = none }).ResponseAsync,
            () => Server.Searches.ExpandQueryAsync(new ExpandQueryRequest { Target = none }).ResponseAsync,
        ];
        foreach (Func<Task> call in calls)
        {
            Refusal refusal = await Refusal.OfAsync(call);
            Assert.Equal((StatusCode.NotFound, "INDEX_NOT_FOUND"), (refusal.Code, refusal.Reason));
            Assert.Equal((none, "search.v1"), (refusal.Info.Metadata["index"], refusal.Info.Domain));
        }
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task ABadDocumentIsRefusedWithTheFieldThatIsToBlame()
    {
        await Refusal.OfFieldAsync(Put(null), "document");
        foreach (string id in (string[])["", "a\nb", new string('x', 513)])
        {
            await Refusal.OfFieldAsync(Put(News.Text(id, "x")), "document.id", id.Length > 512 ? "OVER_LIMIT" : "INVALID_FIELD");
        }
        (string Field, Value Value)[] bad =
        [
            ("nope", new Value { StringValue = "x" }),
            ("title", new Value { Int64Value = 1 }),
            ("title", new Value()),
            ("published", new Value { StringValue = "2023-01-01" }),
            ("published", new Value { TimestampValue = new Timestamp { Seconds = long.MaxValue } }),
            ("tags", new Value { StringValue = "not a list" }),
        ];
        foreach ((string field, Value value) in bad)
        {
            await Refusal.OfFieldAsync(
                Put(new Document { Id = "a", Fields = { [field] = value } }), "document.fields." + field);
        }
        var tag = new Value { ListValue = new Search.V1.ListValue { Values = { new Value { BoolValue = true } } } };
        await Refusal.OfFieldAsync(
            Put(new Document { Id = "a", Fields = { ["tags"] = tag } }), "document.fields.tags[0]");
        await Refusal.OfFieldAsync(
            Server.Documents.WriteDocumentAsync(new WriteDocumentRequest
            {
                Index = News.Index,
                Document = News.Text("a", "b"),
                Durability = (Durability)9,
            }),
            "durability");
        await Refusal.OfFieldAsync(
            Server.Documents.GetDocumentAsync(new GetDocumentRequest { Index = News.Index }), "id");
        await Refusal.OfFieldAsync(
            Server.Documents.DeleteDocumentAsync(new DeleteDocumentRequest { Index = News.Index }), "id");
        await Refusal.OfFieldAsync(
            Server.Documents.GetDocumentAsync(new GetDocumentRequest
            {
                Index = News.Index,
                Id = "a",
                ReadMask = new FieldMask { Paths = { "nope" } },
            }),
            "read_mask", "UNKNOWN_FIELD");
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task ValuesOverALimitAreRefusedWithTheLimit()
    {
        await AssertOverAsync(
            Put(News.Text("a", new string('x', 2 << 20))), "document.fields.body", "max_field_bytes", 1 << 20);
        var url = new Value { StringValue = new string('u', 32_767) };
        await AssertOverAsync(
            Put(new Document { Id = "a", Fields = { ["url"] = url } }), "document.fields.url", "max_term_bytes", 32_766);
        Document large = News.Text("a", new string('x', 1 << 20));
        large.Fields["title"] = new Value { StringValue = new string('y', 1 << 20) };
        await AssertOverAsync(Put(large), "document", "max_document_bytes", 2 << 20);
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task NamesOfAMegabyteDoNotCostTheCallerTheAnswer()
    {
        string endless = new('x', 1 << 20);
        Refusal index = await Refusal.OfAsync(Server.Searches.SearchAsync(new SearchRequest { Target = endless }));
        Assert.Equal((StatusCode.NotFound, "INDEX_NOT_FOUND"), (index.Code, index.Reason));
        var document = new Document { Id = "a" };
        for (int i = 0; i < 5_000; i++)
        {
            document.Fields[$"unknown_{i}_{new string('y', 300)}"] = new Value { BoolValue = true };
        }
        Refusal fields = await Refusal.OfAsync(Put(document));
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_FIELD"), (fields.Code, fields.Reason));
        Assert.InRange(fields.Fields.Count, 1, 20);
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task ABadSearchIsRefusedWithTheFieldThatIsToBlame()
    {
        (string Field, Action<SearchRequest> Spoil)[] cases =
        [
            ("page_size", r => r.PageSize = -1),
            ("query_syntax", r => r.QuerySyntax = (QuerySyntax)7),
            ("total.mode", r => r.Total = new TotalOptions { Mode = (TotalMode)7 }),
            ("total.up_to", r => r.Total = new TotalOptions { UpTo = -1 }),
            ("min_sequence", r => r.MinSequence = -1),
            ("soft_timeout", r => r.SoftTimeout = new Duration { Seconds = -1 }),
            ("soft_timeout", r => r.SoftTimeout = new Duration()),
            ("rank_profile", r => r.RankProfile = "nope"),
            ("sort[0].order", r => r.Sort.Add(new SortField { Field = "published", Order = (SortOrder)5 })),
            ("sort[0].field", r => r.Sort.Add(new SortField { Field = "body" })),
            ("variants.exclude_kinds[0]", r => r.Variants = new VariantOptions { ExcludeKinds = { (VariantKind)99 } }),
            ("variants.max_tier", r => r.Variants = new VariantOptions { MaxTier = 9 }),
            ("highlight.max_passages", r => r.Highlight = new HighlightOptions { MaxPassages = -1 }),
            ("query", r => r.Query = new Query()),
            ("filter", r => r.Filter = new Query()),
            ("query.term.value", r => r.Query = new Query { Term = new TermQuery { Field = "source" } }),
            ("query.bool.min_should", r => r.Query = new Query { Bool = new BoolQuery { MinShould = -2 } }),
            ("query.boost", r => r.Query = new Query { MatchAll = new MatchAllQuery(), Boost = float.NaN }),
        ];
        foreach ((string field, Action<SearchRequest> spoil) in cases)
        {
            var request = new SearchRequest { Target = News.Index, QueryText = "talks" };
            spoil(request);
            await Refusal.OfFieldAsync(Server.Searches.SearchAsync(request), field);
        }
        (string Field, Action<SearchRequest> Spoil)[] unknown =
        [
            ("sort[0].field", r => r.Sort.Add(new SortField { Field = "nope" })),
            ("read_mask", r => r.ReadMask = new FieldMask { Paths = { "nope" } }),
            ("highlight.fields[0]", r => r.Highlight = new HighlightOptions { Fields = { "source" } }),
            ("query.exists.field", r => r.Query = new Query { Exists = new ExistsQuery { Field = "nope" } }),
        ];
        foreach ((string field, Action<SearchRequest> spoil) in unknown)
        {
            var request = new SearchRequest { Target = News.Index, QueryText = "talks" };
            spoil(request);
            await Refusal.OfFieldAsync(Server.Searches.SearchAsync(request), field, "UNKNOWN_FIELD");
        }
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task SearchesOverALimitAreRefusedWithTheLimit()
    {
        var many = new Query { Bool = new BoolQuery() };
        for (int i = 0; i < 2_000; i++)
        {
            many.Bool.Should.Add(new Query { MatchAll = new MatchAllQuery() });
        }
        await AssertOverAsync(Search(new SearchRequest { Query = many }), "query.bool.should[1023]", "max_clauses", 1024);
        string words = string.Join(' ', Enumerable.Range(0, 2_000).Select(i => $"w{i}"));
        await AssertOverAsync(Search(new SearchRequest { QueryText = words }), "query_text", "max_clauses", 1024);
        await AssertOverAsync(
            Search(new SearchRequest { QueryText = words, QuerySyntax = QuerySyntax.Lucene }), "query_text", "max_clauses", 1024);
        await AssertOverAsync(
            Search(new SearchRequest { QueryText = new string('x', 70_000) }), "query_text", "max_query_bytes", 64 << 10);
        await AssertOverAsync(Search(new SearchRequest { PageSize = 1001 }), "page_size", "max_page_size", 1000);
        await AssertGoesOnAsync();
    }

    private static async Task AssertOverAsync<T>(AsyncUnaryCall<T> call, string field, string limit, long value)
    {
        Refusal refusal = await Refusal.OfFieldAsync(call, field, "OVER_LIMIT");
        Assert.Equal(
            (limit, FormattableString.Invariant($"{value}")),
            (refusal.Info.Metadata["limit"], refusal.Info.Metadata["value"]));
    }

    private AsyncUnaryCall<SearchResponse> Search(SearchRequest request)
    {
        request.Target = News.Index;
        return Server.Searches.SearchAsync(request);
    }

    private AsyncUnaryCall<WriteDocumentResponse> Put(Document? document) =>
        Server.Documents.WriteDocumentAsync(new WriteDocumentRequest { Index = News.Index, Document = document });
}
