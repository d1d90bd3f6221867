using System.Threading;
using Grpc.Core;
using Search.V1;

namespace Search.Server.Tests.Rpc;

/// <summary>ReplaceIndex over the wire, with searches, pages and streams that go on meanwhile.</summary>
public sealed class ReplaceIndexTests : ServerTests
{
    private const string Build = "news-next";
    private const int Documents = 40;

    protected override async Task PrepareAsync()
    {
        await CreateNewsAsync();
        await FillAsync(News.Index, "olive");
    }

    [Fact]
    public async Task SearchesAndPagesGoOnWhileIndexesAreReplaced()
    {
        using var stop = new CancellationTokenSource();
        Task<int>[] searching = [SearchOnAsync(stop.Token), SearchOnAsync(stop.Token)];
        SearchRequest request = Request("olive");
        var ids = new List<string>();
        string[] words = ["cedar", "maple"];
        foreach (string word in words)
        {
            request.PageToken = await ReadPageAsync(request, ids);
            await BuildAsync(word);
            IndexInfo info = (await ReplaceAsync(new ReplaceIndexRequest { ExpectedDocuments = Documents })).Index;
            Assert.Equal((News.Index, Documents, ""), (info.Name, info.DocumentCount, info.Replaces));
        }
        while (request.PageToken.Length > 0)
        {
            request.PageToken = await ReadPageAsync(request, ids);
        }
        Assert.Equal(Documents, ids.Distinct(StringComparer.Ordinal).Count());
        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(searching), static n => Assert.True(n > 0));
        Assert.Equal((0, Documents), (await CountAsync("olive"), await CountAsync("maple")));
        await RestartAsync();
        Assert.Equal((0, Documents), (await CountAsync("olive"), await CountAsync("maple")));
        Assert.Equal([News.Index], (await ListAsync()).Indexes.Select(i => i.Name));
    }

    [Fact]
    public async Task WhatWouldLoseDocumentsIsRefusedAndNothingHasChanged()
    {
        await BuildAsync("cedar");
        Refusal missing = await RefusedAsync(new ReplaceIndexRequest { ExpectedDocuments = Documents + 1 });
        Assert.Equal((StatusCode.FailedPrecondition, "SWAP_REFUSED"), (missing.Code, missing.Reason));
        Assert.Contains("41 were expected", missing.Message, StringComparison.Ordinal);
        await WriteAsync(News.Text("late", "olive"));
        Refusal written = await RefusedAsync(new ReplaceIndexRequest());
        Assert.Equal((StatusCode.Aborted, "SWAP_REFUSED"), (written.Code, written.Reason));
        await RefreshAsync();
        Assert.Equal((Documents + 1, 0), (await CountAsync("olive"), await CountAsync("cedar")));
        await ReplaceAsync(new ReplaceIndexRequest { DiscardWrites = true });
        Assert.Equal((0, Documents), (await CountAsync("olive"), await CountAsync("cedar")));

        await Server.Indexes.CreateIndexAsync(new CreateIndexRequest { Name = Build, Replaces = News.Index });
        Refusal empty = await RefusedAsync(new ReplaceIndexRequest());
        Assert.Contains("more than 50", empty.Message, StringComparison.Ordinal);
        Assert.Equal(Documents, await CountAsync("cedar"));
        await ReplaceAsync(new ReplaceIndexRequest { MaxLoss = 1 });
        Assert.Equal(0, await CountAsync("cedar"));
    }

    [Fact]
    public async Task BadRequestsAreRefused()
    {
        await CreateNewsAsync("other");
        await BuildAsync("cedar");
        Assert.Equal(News.Index, (await ListAsync()).Indexes.Single(i => i.Name == Build).Replaces);
        await Refusal.OfFieldAsync(
            Server.Indexes.ReplaceIndexAsync(new ReplaceIndexRequest { Name = News.Index, Build = "other" }), "build");
        await Refusal.OfFieldAsync(
            Server.Indexes.ReplaceIndexAsync(new ReplaceIndexRequest { Build = "other" }), "build");
        foreach (double maxLoss in (double[])[-0.1, 1.1, double.NaN])
        {
            await Refusal.OfFieldAsync(Start(new ReplaceIndexRequest { MaxLoss = maxLoss }), "max_loss");
        }
        await Refusal.OfFieldAsync(Start(new ReplaceIndexRequest { ExpectedDocuments = -1 }), "expected_documents");
        await Refusal.OfFieldAsync(
            Server.Indexes.CreateIndexAsync(new CreateIndexRequest { Name = "x", Replaces = "X" }), "replaces");
        Refusal none = await Refusal.OfAsync(
            Server.Indexes.ReplaceIndexAsync(new ReplaceIndexRequest { Name = News.Index, Build = "none" }));
        Assert.Equal((StatusCode.NotFound, "INDEX_NOT_FOUND"), (none.Code, none.Reason));
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task ABuildDoesNotOutliveTheServer()
    {
        await BuildAsync("cedar");
        await RestartAsync();
        Assert.Equal([News.Index], (await ListAsync()).Indexes.Select(i => i.Name));
        Assert.Equal(Documents, await CountAsync("olive"));
        await BuildAsync("cedar");
        await ReplaceAsync(new ReplaceIndexRequest());
        Assert.Equal(Documents, await CountAsync("cedar"));
    }

    private static SearchRequest Request(string text) =>
        new() { Target = News.Index, QueryText = text, PageSize = 7 };

    private async Task<string> ReadPageAsync(SearchRequest request, List<string> ids)
    {
        SearchResponse page = await Server.Searches.SearchAsync(request);
        ids.AddRange(page.Hits.Select(h => h.Id));
        return page.NextPageToken;
    }

    // Every search answers, and from one index or the other.
    private async Task<int> SearchOnAsync(CancellationToken stop)
    {
        int searches = 0;
        while (!stop.IsCancellationRequested)
        {
            SearchRequest request = Request("olive cedar maple");
            request.PageSize = 100;
            SearchResponse response = await Server.Searches.SearchAsync(request, cancellationToken: default);
            Assert.Equal(Documents, response.Hits.Count);
            Assert.Single(response.Hits.Select(h => h.Document.Fields["title"].StringValue).Distinct());
            searches++;
        }
        return searches;
    }

    private async Task BuildAsync(string word)
    {
        await Server.Indexes.CreateIndexAsync(new CreateIndexRequest { Name = Build, Replaces = News.Index });
        await FillAsync(Build, word);
    }

    private async Task FillAsync(string index, string word)
    {
        for (int i = 0; i < Documents; i++)
        {
            await WriteAsync(News.Article($"d{i:00}", word, $"{word} {i}"), index);
        }
        await RefreshAsync(index);
    }

    private AsyncUnaryCall<ReplaceIndexResponse> Start(ReplaceIndexRequest request)
    {
        request.Name = News.Index;
        request.Build = Build;
        return Server.Indexes.ReplaceIndexAsync(request);
    }

    private async Task<ReplaceIndexResponse> ReplaceAsync(ReplaceIndexRequest request) => await Start(request);

    private Task<Refusal> RefusedAsync(ReplaceIndexRequest request) => Refusal.OfAsync(Start(request));

    private async Task<ListIndexesResponse> ListAsync() =>
        await Server.Indexes.ListIndexesAsync(new ListIndexesRequest());

    private async Task<long> CountAsync(string word) => (await Server.Searches.CountDocumentsAsync(
        new CountDocumentsRequest { Target = News.Index, QueryText = word })).Count;
}
