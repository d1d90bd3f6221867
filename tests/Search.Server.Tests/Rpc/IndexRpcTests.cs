using Grpc.Core;
using Search.V1;

namespace Search.Server.Tests.Rpc;

public sealed class IndexRpcTests : ServerTests
{
    [Fact]
    public async Task AnIndexIsCreatedDescribedListedAndDeleted()
    {
        CreateIndexResponse tried = await Server.Indexes.CreateIndexAsync(
            new CreateIndexRequest { Name = "news", ValidateOnly = true });
        Assert.Equal("news", tried.Index.Name);
        Assert.Empty((await Server.Indexes.ListIndexesAsync(new ListIndexesRequest())).Indexes);
        await CreateNewsAsync();
        await Server.Indexes.CreateIndexAsync(new CreateIndexRequest { Name = "a-plain_1", Schema = Plain() });
        long sequence = await WriteAsync(News.Article("a", "One", "A text."));
        RefreshIndexResponse refreshed = await Server.Indexes.RefreshIndexAsync(new RefreshIndexRequest { Name = "news" });
        Assert.Equal(sequence, refreshed.SearchableSequence);
        IndexInfo info = (await Server.Indexes.GetIndexAsync(new GetIndexRequest { Name = "news" })).Index;
        Assert.Equal((1, sequence, sequence), (info.DocumentCount, info.LastSequence, info.SearchableSequence));
        Assert.Equal("news", info.Schema.BuiltIn);
        Assert.Contains(info.Schema.Fields, f => f is { Name: "published", Type: FieldType.Timestamp, List: false });
        Assert.NotEmpty(info.Etag);
        Assert.NotEmpty(info.VariantDataVersion);
        Assert.Equal(
            ["a-plain_1", "news"],
            (await Server.Indexes.ListIndexesAsync(new ListIndexesRequest())).Indexes.Select(i => i.Name));

        Refusal wrongEtag = await Refusal.OfAsync(
            Server.Indexes.DeleteIndexAsync(new DeleteIndexRequest { Name = "news", Etag = "0000" }));
        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), (wrongEtag.Code, wrongEtag.Reason));
        await Server.Indexes.DeleteIndexAsync(new DeleteIndexRequest { Name = "news", Etag = info.Etag });
        Refusal gone = await Refusal.OfAsync(Server.Indexes.GetIndexAsync(new GetIndexRequest { Name = "news" }));
        Assert.Equal((StatusCode.NotFound, "INDEX_NOT_FOUND"), (gone.Code, gone.Reason));
        Assert.Equal("news", gone.Info.Metadata["index"]);
        await CreateNewsAsync();
        Assert.Equal(0, (await Server.Indexes.GetIndexAsync(new GetIndexRequest { Name = "news" })).Index.DocumentCount);
    }

    [Fact]
    public async Task ASchemaIsKeptOverARestart()
    {
        IndexSchema schema = Plain();
        IndexInfo before = (await Server.Indexes.CreateIndexAsync(
            new CreateIndexRequest { Name = "plain", Schema = schema })).Index;
        await RestartAsync();
        IndexInfo after = (await Server.Indexes.GetIndexAsync(new GetIndexRequest { Name = "plain" })).Index;
        Assert.Equal(before.Schema, after.Schema);
        Assert.Equal((before.Etag, before.CreateTime), (after.Etag, after.CreateTime));
        Assert.Equal(schema.Fields.Select(f => f.Name), after.Schema.Fields.Select(f => f.Name));
    }

    [Fact]
    public async Task BadDefinitionsAreRefused()
    {
        await CreateNewsAsync();
        Refusal exists = await Refusal.OfAsync(Create("news"));
        Assert.Equal((StatusCode.AlreadyExists, "INDEX_EXISTS"), (exists.Code, exists.Reason));
        foreach (string name in (string[])["", "News", "../x", "-a", "a b", new string('a', 65)])
        {
            await Refusal.OfFieldAsync(Create(name), "name");
        }
        await Refusal.OfFieldAsync(
            Create("x", new IndexSchema { BuiltIn = "novels" }), "schema.built_in");
        await Refusal.OfFieldAsync(Create("x", new IndexSchema()), "schema.fields");
        await Refusal.OfFieldAsync(
            Create("x", Of(new FieldSchema { Name = "a", Type = (FieldType)99 })), "schema.fields[0].type");
        await Refusal.OfFieldAsync(
            Create("x", Of(new FieldSchema { Name = "A", Type = FieldType.Keyword })), "schema.fields[0].name");
        await Refusal.OfFieldAsync(
            Create("x", Of(new FieldSchema { Name = "a", Type = FieldType.Text, Analyzer = (TextAnalyzer)7 })),
            "schema.fields[0].analyzer");
        await Refusal.OfFieldAsync(
            Create("x", Of(new FieldSchema { Name = "a", Type = FieldType.Text, Weight = float.NaN })),
            "schema.fields[0].weight");
        FieldSchema[] texts =
            [.. Enumerable.Range(0, 5).Select(i => new FieldSchema { Name = $"t{i}", Type = FieldType.Text })];
        Refusal tooMany = await Refusal.OfFieldAsync(Create("x", Of(texts)), "schema.fields", "OVER_LIMIT");
        Assert.Equal(
            ("max_variants_fields", "4"), (tooMany.Info.Metadata["limit"], tooMany.Info.Metadata["value"]));
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task TheServerDescribesItself()
    {
        GetServerInfoResponse info = await Server.Indexes.GetServerInfoAsync(new GetServerInfoRequest());
        Assert.Equal(4 << 20, info.Limits.MaxMessageBytes);
        Assert.Equal((1 << 20, 2 << 20), (info.Limits.MaxFieldBytes, info.Limits.MaxDocumentBytes));
        Assert.Equal((1024, 1000, 32_766), (info.Limits.MaxClauses, info.Limits.MaxPageSize, info.Limits.MaxTermBytes));
        Assert.Equal((32, 64 << 10), (info.Limits.MaxQueryDepth, info.Limits.MaxQueryBytes));
        Assert.Equal(
            (512, 128, 8), (info.Limits.MaxIdBytes, info.Limits.MaxStreamIdBytes, info.Limits.MaxSortKeys));
        Assert.Equal(300, info.Limits.PageTokenLifetime.Seconds);
        Assert.NotEmpty(info.VariantDataVersion);
        Assert.NotEmpty(info.Build);
        Assert.Contains("8.8", info.IndexFormat, StringComparison.Ordinal);
    }

    private static IndexSchema Of(params FieldSchema[] fields) => new() { Fields = { fields } };

    private static IndexSchema Plain() => Of(
        new FieldSchema { Name = "body", Type = FieldType.Text, Analyzer = TextAnalyzer.Plain, Weight = 3 },
        new FieldSchema { Name = "keys", Type = FieldType.Keyword, List = true, Required = true },
        new FieldSchema { Name = "count", Type = FieldType.Int64 });

    private AsyncUnaryCall<CreateIndexResponse> Create(string name, IndexSchema? schema = null) =>
        Server.Indexes.CreateIndexAsync(new CreateIndexRequest { Name = name, Schema = schema });
}
