using Search.Testing;

namespace Search.Queries.Tests.Counting;

/// <summary>Facets in one pass against one search for each of them.</summary>
public sealed class FacetTests
{
    [Fact]
    public void OnePassCountsAsOneSearchAFacet() => TestSeed.Run(
        random =>
        {
            using var index = new CountedIndex(random);
            for (int i = 0; i < 40; i++)
            {
                var facets = new FacetDefinition[random.Next(1, 5)];
                for (int f = 0; f < facets.Length; f++)
                {
                    facets[f] = FacetModel.Draw(random);
                }
                Compare(index, CountedIndex.DrawQuery(random), facets, DrawOptions(random), random.Next(0, 30));
            }
        },
        iterations: 12);

    [Fact]
    public void APassedDeadlineGivesThePartialCountsOfNothing()
    {
        using var index = new CountedIndex(TestSeed.CreateRandom());
        TopDocs found = index.Searcher.Search(new MatchAllDocsQuery(), 1, new SearchOptions
        {
            Facets = [new TermsFacet { Field = "kind" }],
            SoftDeadline = TimeProvider.System.GetUtcNow().AddSeconds(-1),
        });
        Assert.True(found.IsPartial);
        Assert.Equal(0, found.Facets[0].Distinct);
    }

    [Fact]
    public void AFieldThatIsNowhereIsMissingEverywhere()
    {
        using var index = new CountedIndex(TestSeed.CreateRandom());
        FacetDefinition[] facets =
        [
            new TermsFacet { Field = "nope" },
            new RangeFacet { Field = "nope", Ranges = [new FacetRange("all", long.MinValue, long.MaxValue)] },
            new DateHistogramFacet { Field = "nope", Unit = CalendarUnit.Day },
        ];
        TopDocs found = index.Searcher.Search(new MatchAllDocsQuery(), 1, new SearchOptions { Facets = facets });
        Assert.All(found.Facets, f => Assert.Equal((index.Searcher.Reader.NumDocs, 0), (f.Missing, f.Distinct)));
    }

    [Fact]
    public void TheCalendarHoldsForEveryMoment() => TestSeed.Run(
        random =>
        {
            for (int i = 0; i < 2000; i++)
            {
                long moment = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(40);
                var unit = (CalendarUnit)random.Next(3);
                long number = Calendar.NumberOf(unit, moment);
                Assert.InRange(moment, Calendar.StartOf(unit, number), Calendar.StartOf(unit, number + 1));
                Assert.NotEqual(Calendar.Label(unit, number), Calendar.Label(unit, number + 1));
            }
        });

    private static SearchOptions DrawOptions(Random random) => new()
    {
        Sort = random.Next(3) switch
        {
            0 => [],
            1 => [SortField.Numeric("number", random.Next(2) == 0, random.Next(2) == 0)],
            _ => [SortField.Text("kind", random.Next(2) == 0), SortField.Score],
        },
        TieBreakField = random.Next(2) == 0 ? "_id" : null,
        TotalHitsThreshold = random.Next(2) == 0 ? 5 : SearchOptions.Exact,
    };

    private static void Compare(
        CountedIndex index, Query query, FacetDefinition[] facets, SearchOptions options, int size)
    {
        TopDocs found = index.Searcher.Search(query, size, options with { Facets = facets });
        TopDocs hits = index.Searcher.Search(FacetModel.Narrow(query, facets, except: -1), size, options);
        string about = $"{query} {string.Join(", ", facets.Select(f => $"{f}: {string.Join('|', f.Selected)}"))}";
        Assert.True(
            hits.ScoreDocs.Select(d => (d.Doc, d.Score)).SequenceEqual(found.ScoreDocs.Select(d => (d.Doc, d.Score))),
            about);
        Assert.Equal(hits.TotalHits, found.TotalHits);
        for (int i = 0; i < facets.Length; i++)
        {
            CompareFacet(index, FacetModel.Narrow(query, facets, except: i), facets[i], found.Facets[i], about);
        }
    }

    private static void CompareFacet(
        CountedIndex index, Query query, FacetDefinition facet, FacetResult counted, string about)
    {
        TopDocs all = index.Searcher.Search(
            query, index.Searcher.Reader.MaxDoc, new SearchOptions { TotalHitsThreshold = SearchOptions.Exact });
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        long missing = 0;
        foreach (CountedDocument doc in all.ScoreDocs.Select(d => index.ByDoc[d.Doc]).OfType<CountedDocument>())
        {
            missing += FacetModel.HasValue(facet, doc) ? 0 : 1;
            foreach (string label in FacetModel.Labels(facet, doc))
            {
                counts[label] = counts.GetValueOrDefault(label) + 1;
            }
        }
        Assert.True(
            FacetModel.Buckets(facet, counts).SequenceEqual(counted.Buckets.Select(b => (b.Label, b.Count))), about);
        Assert.Equal((missing, counts.Count), (counted.Missing, counted.Distinct));
        Assert.All(counted.Buckets, b => Assert.Equal(facet.Selected.Contains(b.Label), b.IsSelected));
    }
}
