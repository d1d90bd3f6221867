using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Search.V1;
using ListValue = Search.V1.ListValue;
using Value = Search.V1.Value;

namespace Search.Server.Tests.Rpc;

public sealed class DocumentRpcTests : ServerTests
{
    [Fact]
    public async Task EveryTypeOfValueComesBackAsItWasWritten()
    {
        await CreateTypedAsync();
        var document = new Document { Id = "\u00FC/1 \u5317" };
        document.Fields["text"] = new Value { StringValue = "A text\nof two lines" };
        document.Fields["count"] = new Value { Int64Value = long.MinValue };
        document.Fields["ratio"] = new Value { DoubleValue = -0.1 };
        document.Fields["flag"] = new Value { BoolValue = false };
        document.Fields["moment"] = new Value { TimestampValue = new Timestamp { Seconds = -1, Nanos = 999_999_000 } };
        document.Fields["blob"] = new Value { BytesValue = ByteString.CopyFrom(0, 255, 128) };
        document.Fields["keys"] = new Value
        {
            ListValue = new ListValue { Values = { new Value { StringValue = "b" }, new Value { StringValue = "a" } } },
        };
        WriteDocumentResponse written = await Server.Documents.WriteDocumentAsync(
            new WriteDocumentRequest { Index = "typed", Document = document });
        Assert.Equal((WriteOutcome.Created, 1), (written.Outcome, written.Version));
        Document live = await GetAsync("typed", document.Id);
        await RefreshAsync("typed");
        Document indexed = await GetAsync("typed", document.Id);
        await RestartAsync();
        Document reopened = await GetAsync("typed", document.Id);
        foreach (Document read in (Document[])[live, indexed, reopened])
        {
            Assert.Equal(document.Fields, read.Fields);
            Assert.Equal((document.Id, written.Sequence, 1), (read.Id, read.Sequence, read.Version));
            Assert.Equal(live.ContentHash, read.ContentHash);
        }
        Assert.Equal(64, live.ContentHash.Length);
    }

    [Fact]
    public async Task AWriteReplacesAndADeleteRemoves()
    {
        await CreateNewsAsync();
        WriteDocumentRequest request = new() { Index = News.Index, Document = News.Text("a", "one") };
        Assert.Equal(WriteOutcome.Created, (await Server.Documents.WriteDocumentAsync(request)).Outcome);
        request.Document = News.Text("a", "two");
        request.Durability = Durability.Searchable;
        WriteDocumentResponse second = await Server.Documents.WriteDocumentAsync(request);
        Assert.Equal((WriteOutcome.Updated, 2), (second.Outcome, second.Version));
        Assert.Equal("two", (await GetAsync(News.Index, "a")).Fields["body"].StringValue);
        GetDocumentResponse masked = await Server.Documents.GetDocumentAsync(new GetDocumentRequest
        {
            Index = News.Index,
            Id = "a",
            ReadMask = new FieldMask { Paths = { "lead" } },
        });
        Assert.Equal(["lead"], masked.Document.Fields.Keys);
        DeleteDocumentResponse deleted = await Server.Documents.DeleteDocumentAsync(
            new DeleteDocumentRequest { Index = News.Index, Id = "a" });
        Assert.True(deleted.Sequence > second.Sequence);
        Refusal gone = await Refusal.OfAsync(Read(News.Index, "a"));
        Assert.Equal((StatusCode.NotFound, "DOCUMENT_NOT_FOUND"), (gone.Code, gone.Reason));
        Refusal again = await Refusal.OfAsync(
            Server.Documents.DeleteDocumentAsync(new DeleteDocumentRequest { Index = News.Index, Id = "a" }));
        Assert.Equal(StatusCode.NotFound, again.Code);
    }

    [Fact]
    public async Task AConditionThatDoesNotHoldAborts()
    {
        await CreateNewsAsync();
        long first = await WriteAsync(News.Text("a", "one"));
        WriteCondition[] failing =
        [
            new() { IfAbsent = true },
            new() { IfSequence = first + 7 },
            new() { ExternalVersion = 1 },
        ];
        foreach (WriteCondition condition in failing)
        {
            Refusal refusal = await Refusal.OfAsync(Put(News.Text("a", "x"), condition));
            Assert.Equal((StatusCode.Aborted, "CONDITION_FAILED"), (refusal.Code, refusal.Reason));
        }
        WriteDocumentResponse replaced = await Put(News.Text("a", "two"), new WriteCondition { IfSequence = first });
        Assert.Equal(WriteOutcome.Updated, replaced.Outcome);
        WriteDocumentResponse external = await Put(News.Text("a", "three"), new WriteCondition { ExternalVersion = 50 });
        Assert.Equal(50, external.Version);
        await Refusal.OfFieldAsync(
            Put(News.Text("a", "x"), new WriteCondition { IfAbsent = false }), "condition.if_absent");
        await Refusal.OfFieldAsync(
            Put(News.Text("a", "x"), new WriteCondition { ExternalVersion = -1 }), "condition.external_version");
        await Refusal.OfFieldAsync(
            Server.Documents.DeleteDocumentAsync(new DeleteDocumentRequest
            {
                Index = News.Index,
                Id = "a",
                Condition = new WriteCondition { IfAbsent = true },
            }),
            "condition.if_absent");
        Assert.Equal("three", (await GetAsync(News.Index, "a")).Fields["body"].StringValue);
    }

    [Fact]
    public async Task AnExportGivesEveryDocumentOnce()
    {
        await CreateNewsAsync();
        string[] ids = [.. Enumerable.Range(0, 40).Select(i => $"d{i:00}")];
        string padding = string.Concat(Enumerable.Repeat("word ", 20_000));
        foreach (string id in ids)
        {
            await WriteAsync(News.Text(id, padding));
        }
        await WriteAsync(News.Text(ids[0], "replaced"));
        await RefreshAsync();
        var exported = new List<Document>();
        int messages = 0;
        using AsyncServerStreamingCall<ExportDocumentsResponse> call =
            Server.Documents.ExportDocuments(new ExportDocumentsRequest { Index = News.Index });
        await foreach (ExportDocumentsResponse page in call.ResponseStream.ReadAllAsync())
        {
            messages++;
            exported.AddRange(page.Documents);
        }
        Assert.Equal(ids, exported.Select(d => d.Id).Order(StringComparer.Ordinal));
        Assert.Equal("replaced", exported.Single(d => d.Id == ids[0]).Fields["body"].StringValue);
        Assert.InRange(messages, 3, 10);
    }

    private Task<CreateIndexResponse> CreateTypedAsync()
    {
        var request = new CreateIndexRequest
        {
            Name = "typed",
            Schema = new IndexSchema
            {
                Fields =
                {
                    new FieldSchema { Name = "text", Type = FieldType.Text },
                    new FieldSchema { Name = "count", Type = FieldType.Int64 },
                    new FieldSchema { Name = "ratio", Type = FieldType.Double },
                    new FieldSchema { Name = "flag", Type = FieldType.Bool },
                    new FieldSchema { Name = "moment", Type = FieldType.Timestamp },
                    new FieldSchema { Name = "blob", Type = FieldType.Bytes },
                    new FieldSchema { Name = "keys", Type = FieldType.Keyword, List = true },
                },
            },
        };
        return Server.Indexes.CreateIndexAsync(request).ResponseAsync;
    }

    private AsyncUnaryCall<GetDocumentResponse> Read(string index, string id) =>
        Server.Documents.GetDocumentAsync(new GetDocumentRequest { Index = index, Id = id });

    private async Task<Document> GetAsync(string index, string id) => (await Read(index, id)).Document;

    private AsyncUnaryCall<WriteDocumentResponse> Put(Document document, WriteCondition condition) =>
        Server.Documents.WriteDocumentAsync(
            new WriteDocumentRequest { Index = News.Index, Document = document, Condition = condition });
}
