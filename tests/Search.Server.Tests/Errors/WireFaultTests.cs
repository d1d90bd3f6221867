using System.Threading;
using Google.Protobuf;
using Grpc.Core;
using Search.V1;

namespace Search.Server.Tests.Errors;

/// <summary>What is wrong on the wire gets the status of GRPC.md, and the server goes on.</summary>
public sealed class WireFaultTests : ServerTests
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(static b => b, static b => b);

    protected override Task PrepareAsync() => CreateNewsAsync();

    [Fact]
    public async Task BytesThatAreNoMessageAreInternal()
    {
        byte[][] bodies =
        [
            [0xFF],
            [0x0A, 0x7F, 0x61],
            [0x0A],
            [0x00, 0x01],
        ];
        foreach (byte[] body in bodies)
        {
            Refusal refusal = await Refusal.OfAsync(Raw("DocumentService", "WriteDocument", body));
            Assert.Equal(StatusCode.Internal, refusal.Code);
        }
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task TextThatIsNotUtf8IsRefusedWithThePathOfItsField()
    {
        var request = new WriteDocumentRequest { Index = News.Index, Document = News.Text("a", "Riyadh#") };
        Refusal body = await Refusal.OfAsync(Raw("DocumentService", "WriteDocument", Spoil(request, '#')));
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_UTF8"), (body.Code, body.Reason));
        Assert.Equal(["document.fields[\"body\"].string_value"], body.Fields);
        var search = new SearchRequest { Target = News.Index, QueryText = "words #" };
        Refusal query = await Refusal.OfAsync(Raw("SearchService", "Search", Spoil(search, '#')));
        Assert.Equal((StatusCode.InvalidArgument, "search.v1"), (query.Code, query.Info.Domain));
        Assert.Equal(["query_text"], query.Fields);
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task AMessageOverTheLimitIsExhausted()
    {
        Document huge = News.Text("a", new string('x', 10 << 20));
        Refusal refusal = await Refusal.OfAsync(Server.Documents.WriteDocumentAsync(
            new WriteDocumentRequest { Index = News.Index, Document = huge }));
        Assert.Equal(StatusCode.ResourceExhausted, refusal.Code);
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task AnUnknownMethodIsUnimplemented()
    {
        Assert.Equal(StatusCode.Unimplemented, (await Refusal.OfAsync(Raw("SearchService", "Nope", []))).Code);
        Assert.Equal(StatusCode.Unimplemented, (await Refusal.OfAsync(Raw("NopeService", "Search", []))).Code);
    }

    [Fact]
    public async Task NestingBeyondTheLimitIsRefusedAndNamed()
    {
        foreach (int depth in (int[])[1, 32])
        {
            SearchResponse response = await Server.Searches.SearchAsync(
                new SearchRequest { Target = News.Index, Query = Nested(depth) });
            Assert.Empty(response.Hits);
        }
        foreach ((int depth, string limit) in ((int, string)[])
            [(33, "max_query_depth"), (49, "max_query_depth"), (50, "max_message_depth"), (2_000, "max_message_depth")])
        {
            Refusal refusal = await Refusal.OfAsync(
                Server.Searches.SearchAsync(new SearchRequest { Target = News.Index, Query = Nested(depth) }));
            Assert.Equal((StatusCode.InvalidArgument, "OVER_LIMIT"), (refusal.Code, refusal.Reason));
            Assert.Equal(limit, refusal.Info.Metadata["limit"]);
            Assert.StartsWith("query", Assert.Single(refusal.Fields), StringComparison.Ordinal);
        }
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task ACancelledCallIsCancelled()
    {
        using var cancellation = new CancellationTokenSource();
        using AsyncDuplexStreamingCall<BulkWriteRequest, BulkWriteResponse> call =
            Server.Documents.BulkWrite(cancellationToken: cancellation.Token);
        await call.RequestStream.WriteAsync(
            new BulkWriteRequest { Start = new BulkStart { Index = News.Index } });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        await cancellation.CancelAsync();
        Refusal refusal = await Refusal.OfAsync(() => call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StatusCode.Cancelled, refusal.Code);
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task DeadlinesOfMillisecondsPassAndLeaveTheServerWell()
    {
        for (int i = 0; i < 200; i++)
        {
            await WriteAsync(News.Article($"d{i}", "Talks", "Saudi Arabia and Iran held talks in Riyadh."));
        }
        await RefreshAsync();
        int[] passed = await Task.WhenAll(Enumerable.Range(0, 4).Select(SearchImpatientlyAsync));
        Assert.True(passed.Sum() > 0, "no deadline of a millisecond passed in 200 searches with 200 explained hits");
        await AssertGoesOnAsync();
    }

    // How many of fifty searches were too slow for their caller.
    private async Task<int> SearchImpatientlyAsync(int caller)
    {
        int passed = 0;
        for (int i = 0; i < 50; i++)
        {
            int milliseconds = 1 + (i + caller) % 5;
            DateTime deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(milliseconds);
            var request = new SearchRequest
            {
                Target = News.Index,
                QueryText = "KSA talks",
                PageSize = 200,
                Explain = true,
                Highlight = new HighlightOptions(),
            };
            try
            {
                await Server.Searches.SearchAsync(request, deadline: deadline);
            }
            catch (RpcException e)
            {
                Assert.Equal(StatusCode.DeadlineExceeded, e.StatusCode);
                passed++;
            }
        }
        return passed;
    }

    private static Query Nested(int depth)
    {
        var query = new Query { MatchAll = new MatchAllQuery() };
        for (int i = 1; i < depth; i++)
        {
            query = i % 2 == 0
                ? new Query { Bool = new BoolQuery { Must = { query } } }
                : new Query { ConstantScore = new ConstantScoreQuery { Query = query } };
        }
        return query;
    }

    // The message with each occurrence of a character as a byte that is never part of UTF-8.
    private static byte[] Spoil(IMessage message, char mark)
    {
        byte[] bytes = message.ToByteArray();
        bytes.AsSpan().Replace((byte)mark, (byte)0xFF);
        return bytes;
    }

    private AsyncUnaryCall<byte[]> Raw(string service, string method, byte[] body) =>
        Server.Channel.CreateCallInvoker().AsyncUnaryCall(
            new Method<byte[], byte[]>(MethodType.Unary, "search.v1." + service, method, Bytes, Bytes),
            null,
            new CallOptions(),
            body);
}
