using System.Threading;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Search.V1;

namespace Search.Server.Tests.Searches;

public sealed class PagingTests : ServerTests
{
    private const int Documents = 230;

    private static readonly TimeSpan TokenLifetime = TimeSpan.FromSeconds(2);

    protected override SearchServerOptions Configure(SearchServerOptions options) => options with
    {
        Service = options.Service with
        {
            RefreshInterval = TimeSpan.FromMilliseconds(5),
            Limits = options.Service.Limits with { PageTokenLifetime = TokenLifetime },
        },
    };

    protected override async Task PrepareAsync()
    {
        await CreateNewsAsync();
        for (int i = 0; i < Documents; i++)
        {
            await WriteAsync(News.Article($"d{i:000}", "Harvest", $"A harvest of {i % 7} kinds.", i % 11));
        }
        await RefreshAsync();
    }

    [Fact]
    public async Task APointInTimeSeesWhatItSawUntilItIsClosed()
    {
        OpenPointInTimeResponse point = await Server.Searches.OpenPointInTimeAsync(
            new OpenPointInTimeRequest
            {
                Target = News.Index,
                KeepAlive = Duration.FromTimeSpan(
                TimeSpan.FromSeconds(60))
            });
        Assert.Equal(60, point.KeepAlive.Seconds);
        await WriteAsync(News.Article("late", "Harvest", "A late harvest.", 1));
        await RefreshAsync();
        var count = new CountDocumentsRequest
        {
            Target = News.Index,
            QueryText = "harvest",
            PointInTime = point.PointInTime,
        };
        CountDocumentsResponse counted = await Server.Searches.CountDocumentsAsync(count);
        Assert.Equal((Documents, point.ServedSequence), (counted.Count, counted.ServedSequence));
        SearchResponse found = await Server.Searches.SearchAsync(new SearchRequest
        {
            Target = News.Index,
            QueryText = "late",
            PointInTime = point.PointInTime,
        });
        Assert.Empty(found.Hits);
        var close = new ClosePointInTimeRequest { Target = News.Index, PointInTime = point.PointInTime };
        await Server.Searches.ClosePointInTimeAsync(close);
        await Server.Searches.ClosePointInTimeAsync(close);
        RpcException ended = await Assert.ThrowsAsync<RpcException>(
            async () => await Server.Searches.CountDocumentsAsync(count));
        Assert.Equal(StatusCode.FailedPrecondition, ended.StatusCode);
    }

    [Fact]
    public async Task PagesGiveEveryHitOnceWhileWritesGoOn()
    {
        using var stop = new CancellationTokenSource();
        Task writing = WriteOnAsync(stop.Token);
        SearchRequest[] requests =
        [
            new() { Target = News.Index, QueryText = "harvest", PageSize = 17 },
            new()
            {
                Target = News.Index, QueryText = "harvest", PageSize = 23,
                Sort = { new SortField { Field = "published", Order = SortOrder.Descending } },
            },
        ];
        foreach (SearchRequest request in requests)
        {
            var ids = new List<string>();
            var days = new List<long>();
            long served = -1;
            do
            {
                SearchResponse page = await Server.Searches.SearchAsync(request);
                ids.AddRange(page.Hits.Select(h => h.Id));
                days.AddRange(page.Hits.Select(h => h.Document.Fields["published"].TimestampValue.Seconds));
                Assert.True(served < 0 || served == page.ServedSequence, "a page was served from another moment");
                served = page.ServedSequence;
                request.PageToken = page.NextPageToken;
                await Task.Delay(20);
            }
            while (request.PageToken.Length > 0);
            Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
            Assert.True(ids.Count >= Documents);
            if (request.Sort.Count > 0)
            {
                Assert.Equal(days.OrderDescending(), days);
            }
        }
        await stop.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task BrokenForeignAndExpiredTokensAreRefused()
    {
        SearchRequest request = new() { Target = News.Index, QueryText = "harvest" };
        string token = (await Server.Searches.SearchAsync(request)).NextPageToken;
        Assert.NotEmpty(token);
        string changed = token[..^4] + (token[^4] == 'A' ? 'B' : 'A') + token[^3..];
        foreach (string broken in (string[])["?", "abc", changed, token[..20], new string('A', 200), token + "AAAA"])
        {
            request.PageToken = broken;
            Refusal refusal = await Refusal.OfAsync(Server.Searches.SearchAsync(request));
            Assert.True(
                refusal is { Code: StatusCode.InvalidArgument, Reason: "PAGE_TOKEN_BROKEN" }
                    or { Code: StatusCode.FailedPrecondition, Reason: "PAGE_TOKEN_EXPIRED" },
                $"{broken}: {refusal.Code} {refusal.Reason}");
        }
        request.PageToken = changed;
        await Refusal.OfFieldAsync(Server.Searches.SearchAsync(request), "page_token", "PAGE_TOKEN_BROKEN");
        request.PageToken = token;
        SearchRequest[] others = [request.Clone(), request.Clone(), request.Clone(), request.Clone()];
        others[0].QueryText = "kinds";
        others[1].PageSize = 11;
        others[2].Filter = new Query { MatchAll = new MatchAllQuery() };
        others[3].Variants = new VariantOptions { MaxTier = 1 };
        foreach (SearchRequest other in others)
        {
            await Refusal.OfFieldAsync(Server.Searches.SearchAsync(other), "page_token", "PAGE_TOKEN_MISMATCH");
        }
        Assert.NotEmpty((await Server.Searches.SearchAsync(request)).Hits);
        await Task.Delay(TokenLifetime + TimeSpan.FromSeconds(1));
        Refusal expired = await Refusal.OfAsync(Server.Searches.SearchAsync(request));
        Assert.Equal((StatusCode.FailedPrecondition, "PAGE_TOKEN_EXPIRED"), (expired.Code, expired.Reason));
        await RestartAsync();
        Refusal restarted = await Refusal.OfAsync(Server.Searches.SearchAsync(request));
        Assert.Equal((StatusCode.FailedPrecondition, "PAGE_TOKEN_EXPIRED"), (restarted.Code, restarted.Reason));
    }

    [Fact]
    public async Task APageOfLargeDocumentsFitsAMessage()
    {
        string body = "enormous " + string.Concat(Enumerable.Repeat("padding ", 60_000));
        for (int i = 0; i < 12; i++)
        {
            await WriteAsync(News.Text($"large{i}", body));
        }
        await RefreshAsync();
        SearchRequest request = new()
        {
            Target = News.Index,
            QueryText = "enormous",
            PageSize = 100,
            ReadMask = new FieldMask { Paths = { "body" } },
        };
        var ids = new List<string>();
        int pages = 0;
        do
        {
            SearchResponse page = await Server.Searches.SearchAsync(request);
            ids.AddRange(page.Hits.Select(h => h.Id));
            request.PageToken = page.NextPageToken;
            pages++;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(12, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(pages, 2, 12);
    }

    [Fact]
    public async Task AWordThatStandsEverywhereInALongTextIsQuotedOnce()
    {
        const int occurrences = 60_000;
        await WriteAsync(News.Text("long", string.Concat(Enumerable.Repeat("enormous ", occurrences))));
        await RefreshAsync();
        SearchResponse response = await Server.Searches.SearchAsync(new SearchRequest
        {
            Target = News.Index,
            QueryText = "enormous",
            Highlight = new HighlightOptions(),
        });
        Hit hit = Assert.Single(response.Hits);
        MatchedPart part = Assert.Single(hit.Matched);
        Assert.Equal((occurrences, 0, 8), (part.Occurrences, part.StartByte, part.EndByte));
        Assert.NotEmpty(Assert.Single(hit.Highlights).Passages);
    }

    private async Task WriteOnAsync(CancellationToken stop)
    {
        for (int i = 0; !stop.IsCancellationRequested; i++)
        {
            await WriteAsync(News.Article($"new{i:0000}", "Harvest", "A new harvest, harvest, harvest.", i % 5));
            await WriteAsync(News.Article($"d{i % Documents:000}", "Harvest", $"A harvest again of {i}.", i % 11));
            if (i % 10 == 9)
            {
                await Server.Documents.DeleteDocumentAsync(
                    new DeleteDocumentRequest { Index = News.Index, Id = $"new{i:0000}" },
                    cancellationToken: CancellationToken.None);
            }
        }
    }
}
