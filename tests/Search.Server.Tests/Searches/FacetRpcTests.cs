using Google.Protobuf.WellKnownTypes;
using Search.V1;
using ListValue = Search.V1.ListValue;
using Value = Search.V1.Value;

namespace Search.Server.Tests.Searches;

/// <summary>Facets and clusters over the wire.</summary>
public sealed class FacetRpcTests : ServerTests
{
    private static readonly string[] Sources = ["levant-post", "gulf-courier", "delta-daily"];

    // Sources in turn; one article a day from 2 January 2023 on; every fifth has no source.
    protected override async Task PrepareAsync()
    {
        await CreateNewsAsync();
        for (int i = 0; i < 60; i++)
        {
            Document article = News.Article($"d{i:00}", "Harvest", i % 2 == 0 ? "A harvest." : "A storm.", i + 1, Sources[i % 3]);
            article.Fields["tags"] = new Value
            {
                ListValue = new ListValue { Values = { Words("all", i % 4 == 0 ? "fourth" : "other", "all") } },
            };
            if (i % 5 == 0)
            {
                article.Fields.Remove("source");
            }
            await WriteAsync(article);
        }
        await RefreshAsync();
    }

    [Fact]
    public async Task ValuesRangesAndDatesAreCounted()
    {
        SearchRequest request = All();
        request.PageSize = 1;
        request.Facets.Add(
            [
                new Facet { Field = "source", Terms = new TermsFacet { Top = 2 } },
                new Facet { Field = "tags" },
                new Facet { Field = "published", Dates = new DatesFacet() },
                new Facet
                {
                    Name = "halves",
                    Field = "published",
                    Ranges = new RangesFacet
                    {
                        Ranges =
                        {
                            new FacetRange { Name = "early", Lt = At(2023, 2, 1) },
                            new FacetRange { Gte = At(2023, 2, 1) },
                        },
                    },
                },
            ]);
        SearchResponse response = await Server.Searches.SearchAsync(request);
        Assert.Equal(
            [
                "source source: delta-daily 16, gulf-courier 16; 12 of 3",
                "tags tags: all 60, other 45, fourth 15; 0 of 3",
                "published published: 2023-01 30, 2023-02 28, 2023-03 2; 0 of 3",
                "halves published: early 30, 2023-02-01T00:00:00Z..* 30; 0 of 2",
            ],
            response.Facets.Select(Show));
        FacetBucket february = response.Facets[2].Buckets[1];
        Assert.Equal((At(2023, 2, 1), At(2023, 3, 1)), (february.Gte, february.Lt));
        Assert.Null(response.Facets[3].Buckets[0].Gte);
        Assert.Equal(At(2023, 2, 1), response.Facets[3].Buckets[0].Lt);
        Assert.Equal(60, response.Total.Value);
    }

    [Fact]
    public async Task ASelectionNarrowsHitsAndEveryOtherFacet()
    {
        SearchRequest request = All();
        request.QueryText = "storm";
        request.Facets.Add(
            [
                new Facet { Field = "source", Selected = { "gulf-courier", "nobody" } },
                new Facet { Field = "published", Dates = new DatesFacet(), Selected = { "2023-01" } },
            ]);
        SearchResponse response = await Server.Searches.SearchAsync(request);
        Assert.Equal(4, response.Total.Value);
        Assert.All(response.Hits, h => Assert.Equal("gulf-courier", h.Document.Fields["source"].StringValue));
        Assert.Equal(
            [
                "source source: delta-daily 4, gulf-courier 4, levant-post 4, nobody 0; 3 of 3",
                "published published: 2023-01 4, 2023-02 4; 0 of 2",
            ],
            response.Facets.Select(Show));
        Assert.Equal([false, true, false, true], response.Facets[0].Buckets.Select(b => b.Selected));
    }

    [Fact]
    public async Task AMatchIsShownOnceAClusterOverAllPages()
    {
        SearchRequest request = All();
        request.PageSize = 4;
        request.Sort.Add(new SortField { Field = "published", Order = SortOrder.Descending });
        request.Total = new TotalOptions { Mode = TotalMode.Exact };
        request.Collapse = new CollapseOptions { Field = "source", Hits = 2 };
        var hits = new List<Hit>();
        do
        {
            SearchResponse page = await Server.Searches.SearchAsync(request);
            Assert.Equal((60, 15), (page.Total.Value, page.Clusters));
            hits.AddRange(page.Hits);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(["d59", "d58", "d57", "d55", "d50"], hits.Take(5).Select(h => h.Id));
        Assert.Equal(15, hits.Count);
        Assert.Equal(("delta-daily", 16), (hits[0].Duplicates.Cluster.StringValue, hits[0].Duplicates.Size));
        Assert.Equal(["d56", "d53"], hits[0].Duplicates.Hits.Select(h => h.Id));
        Assert.Equal("Harvest", hits[0].Duplicates.Hits[0].Document.Fields["title"].StringValue);
        Assert.Equal((1, Value.KindOneofCase.None), (hits[3].Duplicates.Size, hits[3].Duplicates.Cluster.KindCase));
        request.Collapse = new CollapseOptions { Field = "source", Missing = CollapseMissing.Together };
        SearchResponse together = await Server.Searches.SearchAsync(request);
        Assert.Equal(4, together.Clusters);
        Assert.Equal(12, together.Hits[3].Duplicates.Size);
        Assert.Empty(together.NextPageToken);
    }

    [Fact]
    public async Task APageTokenIsBoundToFacetsAndCollapse()
    {
        SearchRequest request = All();
        request.PageSize = 2;
        request.Facets.Add(new Facet { Field = "source" });
        request.PageToken = (await Server.Searches.SearchAsync(request)).NextPageToken;
        SearchResponse second = await Server.Searches.SearchAsync(request);
        Assert.Equal(3, Assert.Single(second.Facets).Distinct);
        request.Facets[0].Selected.Add("gulf-courier");
        await Refusal.OfFieldAsync(Server.Searches.SearchAsync(request), "page_token", "PAGE_TOKEN_MISMATCH");
        request.Facets[0].Selected.Clear();
        request.Collapse = new CollapseOptions { Field = "source" };
        await Refusal.OfFieldAsync(Server.Searches.SearchAsync(request), "page_token", "PAGE_TOKEN_MISMATCH");
    }

    [Fact]
    public async Task WhatCannotBeCountedIsRefusedWithItsPlace()
    {
        (Facet Facet, string Field, string Reason)[] wrong =
        [
            (new Facet { Field = "nope" }, "facets[0].field", "UNKNOWN_FIELD"),
            (new Facet { Field = "body" }, "facets[0].field", "INVALID_FIELD"),
            (new Facet { Field = "published" }, "facets[0].field", "INVALID_FIELD"),
            (new Facet { Field = "source", Dates = new DatesFacet() }, "facets[0].field", "INVALID_FIELD"),
            (new Facet { Field = "source", Terms = new TermsFacet { Top = -1 } }, "facets[0].terms.top", "INVALID_FIELD"),
            (new Facet { Field = "source", Terms = new TermsFacet { Top = 1001 } }, "facets[0].terms.top", "OVER_LIMIT"),
            (
                new Facet { Field = "published", Dates = new DatesFacet(), Selected = { "2023-1" } },
                "facets[0].selected[0]", "INVALID_FIELD"),
            (
                new Facet { Field = "published", Dates = new DatesFacet { Interval = (CalendarInterval)9 } },
                "facets[0].dates.interval", "INVALID_FIELD"),
            (new Facet { Field = "published", Ranges = new RangesFacet() }, "facets[0].ranges.ranges", "INVALID_FIELD"),
            (
                new Facet { Field = "published", Ranges = new RangesFacet { Ranges = { new FacetRange() } }, Selected = { "x" } },
                "facets[0].selected[0]", "INVALID_FIELD"),
            (
                new Facet
                {
                    Field = "published",
                    Ranges = new RangesFacet { Ranges = { new FacetRange { Gte = new Value { Int64Value = 3 } } } },
                },
                "facets[0].ranges.ranges[0].gte", "INVALID_FIELD"),
        ];
        foreach ((Facet facet, string field, string reason) in wrong)
        {
            SearchRequest request = All();
            request.Facets.Add(facet);
            await Refusal.OfFieldAsync(Server.Searches.SearchAsync(request), field, reason);
        }
        SearchRequest twice = All();
        twice.Facets.Add([new Facet { Field = "source" }, new Facet { Field = "source" }]);
        await Refusal.OfFieldAsync(Server.Searches.SearchAsync(twice), "facets[1].name", "INVALID_FIELD");
        SearchRequest collapsed = All();
        collapsed.Collapse = new CollapseOptions { Field = "tags" };
        await Refusal.OfFieldAsync(Server.Searches.SearchAsync(collapsed), "collapse.field", "INVALID_FIELD");
    }

    [Fact]
    public async Task LimitsAreReportedAndNamed()
    {
        Limits limits = (await Server.Indexes.GetServerInfoAsync(new GetServerInfoRequest())).Limits;
        SearchRequest request = All();
        request.Facets.Add(Enumerable.Range(0, limits.MaxFacets + 1).Select(i => new Facet { Name = $"f{i}", Field = "source" }));
        await AssertOverAsync(request, "facets", "max_facets", limits.MaxFacets);
        request.Facets.Clear();
        var facet = new Facet { Field = "source" };
        request.Facets.Add(facet);
        facet.Selected.Add(Enumerable.Range(0, limits.MaxFacetSelected + 1).Select(i => $"s{i}"));
        await AssertOverAsync(request, "facets[0].selected", "max_facet_selected", limits.MaxFacetSelected);
        facet.Selected.Clear();
        facet.Field = "published";
        facet.Ranges = new RangesFacet();
        facet.Ranges.Ranges.Add(
            Enumerable.Range(0, limits.MaxFacetRanges + 1).Select(i => new FacetRange { Name = $"r{i}" }));
        await AssertOverAsync(request, "facets[0].ranges", "max_facet_ranges", limits.MaxFacetRanges);
        request.Facets.Clear();
        request.Collapse = new CollapseOptions { Field = "source", Hits = limits.MaxClusterHits + 1 };
        await AssertOverAsync(request, "collapse.hits", "max_cluster_hits", limits.MaxClusterHits);
        Assert.Equal((1000, 4000, 768 << 10, 1_000_000), (
            limits.MaxFacetTerms, limits.MaxFacetDates, limits.MaxFacetBytes, limits.MaxClusters));
    }

    [Fact]
    public async Task FacetsThatDoNotFitAMessageAreRefused()
    {
        for (int i = 0; i < 30; i++)
        {
            Document article = News.Article($"long{i}", "Long", "A long source.", 1, new string((char)('a' + i % 26), 30_000) + i);
            await WriteAsync(article);
        }
        await RefreshAsync();
        SearchRequest request = All();
        request.Facets.Add(new Facet { Field = "source", Terms = new TermsFacet { Top = 1000 } });
        Refusal refusal = await Refusal.OfFieldAsync(Server.Searches.SearchAsync(request), "facets", "OVER_LIMIT");
        Assert.Equal("max_facet_bytes", refusal.Info.Metadata["limit"]);
    }

    private static SearchRequest All() =>
        new() { Target = News.Index, Query = new Query { MatchAll = new MatchAllQuery() } };

    private static Value At(int year, int month, int day) => new()
    {
        TimestampValue = Timestamp.FromDateTime(new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc)),
    };

    private static IEnumerable<Value> Words(params string[] words) =>
        words.Select(w => new Value { StringValue = w });

    private static string Show(FacetCounts facet) =>
        $"{facet.Name} {facet.Field}: {string.Join(", ", facet.Buckets.Select(b => $"{b.Value} {b.Count}"))}; "
        + $"{facet.Missing} of {facet.Distinct}";

    private async Task AssertOverAsync(SearchRequest request, string field, string limit, long value)
    {
        Refusal refusal = await Refusal.OfFieldAsync(Server.Searches.SearchAsync(request), field, "OVER_LIMIT");
        Assert.Equal(
            (limit, FormattableString.Invariant($"{value}")),
            (refusal.Info.Metadata["limit"], refusal.Info.Metadata["value"]));
    }
}
