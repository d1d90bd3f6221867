using System.Threading;
using static Search.Service.Tests.TestDocuments;

namespace Search.Service.Tests.Searches;

/// <summary>A point in time sees one moment, is renewed by use, ends by closing or by time, and there are not too many.</summary>
public sealed class PointInTimeTests : IAsyncLifetime
{
    private static readonly SearchRequest Ships = new() { Input = new QueryInput { Text = "ships" }, PageSize = 2 };

    private readonly ManualTime _time = new();
    private readonly IndexRegistry _registry;

    public PointInTimeTests() => _registry = IndexRegistry.Open(
        new MemoryDataFolder(), Search.Variants.VariantSet.Shipped, new ServiceOptions
        {
            Time = _time,
            Limits = new ServiceLimits { MaxPointsInTime = 2 },
        });

    private SearchIndex Index => _registry.Get("test");

    public async ValueTask InitializeAsync()
    {
        await _registry.CreateAsync("test", PlainSchema);
        foreach (string id in (string[])["a", "b", "c"])
        {
            await Index.WriteAsync(Doc(id, "The ships sailed."));
        }
        await Index.RefreshAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        _registry.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ItSeesOneMomentWhateverIsWrittenMeanwhile()
    {
        PointInTime point = await OpenAsync();
        Assert.Equal(3, point.ServedSequence);
        await Index.WriteAsync(Doc("d", "More ships."), Durability.Searchable);
        await Index.DeleteAsync("a", Durability.Searchable);
        Assert.Equal(["b", "c", "d"], await AllIdsAsync(Ships));
        Assert.Equal(["a", "b", "c"], await AllIdsAsync(Ships with { PointInTime = point.Token }));
        Assert.Equal(3, (await CountAsync(point.Token)).Count);
        Assert.Equal(3, (await CountAsync(string.Empty)).Count);
        SearchResult first = await SearchAsync(Ships with { PointInTime = point.Token });
        Assert.Equal(3, first.ServedSequence);
        // A page belongs to its point.
        ServiceError other = await RefusedAsync(() => SearchAsync(Ships with { PageToken = first.NextPageToken }));
        Assert.Equal(ErrorReasons.PageTokenMismatch, other.Reason);
    }

    [Fact]
    public async Task UseRenewsItAndTimeEndsIt()
    {
        string token = (await OpenAsync(TimeSpan.FromMinutes(2))).Token;
        for (int i = 0; i < 4; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(90));
            await CountAsync(token);
        }
        _time.Advance(TimeSpan.FromMinutes(2));
        await AssertExpiredAsync(token);
    }

    [Fact]
    public async Task ClosingEndsItAndMakesRoom()
    {
        string first = (await OpenAsync()).Token;
        string second = (await OpenAsync()).Token;
        ServiceError full = await RefusedAsync(() => OpenAsync());
        Assert.Equal(ErrorCode.ResourceExhausted, full.Code);
        Assert.Contains("max_points_in_time", full.Message, StringComparison.Ordinal);
        Index.ClosePointInTime(first);
        Index.ClosePointInTime(first);
        await AssertExpiredAsync(first);
        await OpenAsync();
        Assert.Equal(3, (await CountAsync(second)).Count);
    }

    [Fact]
    public async Task WhatIsNoPointIsRefused()
    {
        string token = (await OpenAsync()).Token;
        string page = (await SearchAsync(Ships)).NextPageToken;
        foreach (string broken in (string[])["x", "AAAA", token[..^4], token + "AAAA", page])
        {
            ServiceError error = await RefusedAsync(() => CountAsync(broken));
            Assert.Equal((ErrorCode.InvalidArgument, ErrorReasons.PointInTimeBroken), (error.Code, error.Reason));
            Assert.Equal("point_in_time", Assert.Single(error.Violations).Field);
        }
        ServiceError late = await RefusedAsync(() =>
            Index.CountAsync(new QueryInput(), 9, CancellationToken.None, token));
        Assert.Equal("min_sequence", Assert.Single(late.Violations).Field);
        foreach (TimeSpan wrong in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromHours(2)])
        {
            ServiceError error = await RefusedAsync(() => OpenAsync(wrong));
            Assert.Equal((ErrorCode.InvalidArgument, "keep_alive"), (error.Code, Assert.Single(error.Violations).Field));
        }
    }

    [Fact]
    public async Task ItGoesOnWhenItsIndexIsReplaced()
    {
        string token = (await OpenAsync()).Token;
        await _registry.CreateAsync("next", PlainSchema, replaces: "test");
        await _registry.Get("next").WriteAsync(Doc("n", "New ships."));
        await _registry.ReplaceAsync("test", "next", new SwapPolicy { MaxLoss = 1 });
        await Index.RefreshAsync(CancellationToken.None);
        Assert.Equal(["n"], await AllIdsAsync(Ships));
        Assert.Equal(["a", "b", "c"], await AllIdsAsync(Ships with { PointInTime = token }));
        Index.ClosePointInTime(token);
        await AssertExpiredAsync(token);
    }

    private async Task AssertExpiredAsync(string token)
    {
        ServiceError error = await RefusedAsync(() => CountAsync(token));
        Assert.Equal((ErrorCode.FailedPrecondition, ErrorReasons.PointInTimeExpired), (error.Code, error.Reason));
    }

    private Task<PointInTime> OpenAsync(TimeSpan? keepAlive = null) =>
        Index.OpenPointInTimeAsync(keepAlive, 0, CancellationToken.None);

    private Task<CountResult> CountAsync(string point) =>
        Index.CountAsync(new QueryInput { Text = "ships" }, 0, CancellationToken.None, point);

    private Task<SearchResult> SearchAsync(SearchRequest request) => Index.SearchAsync(request, CancellationToken.None);

    private async Task<string[]> AllIdsAsync(SearchRequest request)
    {
        var ids = new List<string>();
        do
        {
            SearchResult page = await SearchAsync(request);
            ids.AddRange(page.Hits.Select(hit => hit.Document.Document.Id));
            request = request with { PageToken = page.NextPageToken };
        }
        while (request.PageToken.Length > 0);
        return [.. ids.Order(StringComparer.Ordinal)];
    }
}
