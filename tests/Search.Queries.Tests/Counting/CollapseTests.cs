using System.Text;
using Search.Testing;

namespace Search.Queries.Tests.Counting;

/// <summary>Collapsed hits against all hits, grouped by hand.</summary>
public sealed class CollapseTests
{
    [Fact]
    public void GroupsAreThoseOfAllHits() => TestSeed.Run(
        random =>
        {
            using var index = new CountedIndex(random);
            for (int i = 0; i < 30; i++)
            {
                Compare(random, index, CountedIndex.DrawQuery(random), DrawOptions(random));
            }
        },
        iterations: 12);

    [Fact]
    public void TooManyGroupsEndTheSearch()
    {
        using var index = new CountedIndex(new Random(5));
        int kinds = index.ByDoc.OfType<CountedDocument>().Select(d => d.Kind).OfType<string>().Distinct().Count();
        CollapseOptions collapse = new() { Field = "kind", MaxGroups = kinds };
        TopDocs all = index.Searcher.Search(new MatchAllDocsQuery(), 5, new SearchOptions { Collapse = collapse });
        Assert.True(all.GroupCount >= kinds);
        var error = Assert.Throws<TooManyGroupsException>(() => index.Searcher.Search(
            new MatchAllDocsQuery(), 5, new SearchOptions { Collapse = collapse with { MaxGroups = kinds - 1 } }));
        Assert.Equal(kinds - 1, error.MaxGroups);
    }

    private static SearchOptions DrawOptions(Random random)
    {
        bool numeric = random.Next(2) == 0;
        return new()
        {
            Sort = random.Next(4) switch
            {
                0 => [],
                1 => [SortField.Numeric("number", random.Next(2) == 0, random.Next(2) == 0)],
                2 => [SortField.Text("tags", random.Next(2) == 0), SortField.Numeric("dates")],
                _ => [SortField.Text("kind", random.Next(2) == 0), SortField.Score],
            },
            TieBreakField = random.Next(2) == 0 ? "_id" : null,
            TotalHitsThreshold = random.Next(2) == 0 ? 5 : SearchOptions.Exact,
            Facets = random.Next(3) == 0 ? [FacetModel.Draw(random)] : [],
            Collapse = new CollapseOptions
            {
                Field = numeric ? "number" : "kind",
                IsNumeric = numeric,
                MissingIsOneGroup = random.Next(2) == 0,
                Others = random.Next(2) == 0 ? 0 : random.Next(1, 4),
            },
        };
    }

    private static void Compare(Random random, CountedIndex index, Query query, SearchOptions options)
    {
        TopDocs all = index.Searcher.Search(
            FacetModel.Narrow(query, options.Facets, except: -1),
            index.Searcher.Reader.MaxDoc,
            options with { Collapse = null, Facets = [], TotalHitsThreshold = SearchOptions.Exact });
        CollapseOptions collapse = options.Collapse ?? throw new InvalidOperationException();
        List<ScoreDoc>[] groups = [.. all.ScoreDocs
            .GroupBy(d => KeyOf(index, collapse, d), StringComparer.Ordinal)
            .Select(g => g.ToList())];
        int size = random.Next(1, 12);
        var heads = new List<ScoreDoc>();
        ScoreDoc? after = null;
        TopDocs page;
        do
        {
            page = index.Searcher.Search(query, size, options with { After = after });
            Assert.Equal(groups.Length, page.GroupCount);
            bool exact = all.ScoreDocs.Count <= options.TotalHitsThreshold;
            Assert.Equal(exact ? all.TotalHits.Value : options.TotalHitsThreshold, page.TotalHits.Value);
            heads.AddRange(page.ScoreDocs);
            after = page.ScoreDocs.Count == 0 ? null : page.ScoreDocs[^1];
        }
        while (page.ScoreDocs.Count == size);
        Assert.Equal(groups.Select(g => (g[0].Doc, g[0].Score)), heads.Select(h => (h.Doc, h.Score)));
        for (int i = 0; i < groups.Length; i++)
        {
            CollapsedGroup group = heads[i].Group ?? throw new InvalidOperationException("no group");
            Assert.Equal(groups[i].Count, group.Size);
            Assert.Equal(
                ValueOf(index, collapse, heads[i]), group.Value is byte[] b ? Encoding.UTF8.GetString(b) : group.Value);
            Assert.Equal(groups[i].Skip(1).Take(collapse.Others).Select(d => d.Doc), group.Others.Select(d => d.Doc));
        }
    }

    private static object? ValueOf(CountedIndex index, CollapseOptions collapse, ScoreDoc hit)
    {
        CountedDocument? doc = index.ByDoc[hit.Doc];
        return collapse.IsNumeric ? doc?.Number : doc?.Kind;
    }

    private static string KeyOf(CountedIndex index, CollapseOptions collapse, ScoreDoc hit) =>
        ValueOf(index, collapse, hit) is { } value ? $"={value}"
            : collapse.MissingIsOneGroup ? "none"
            : $"doc {hit.Doc}";
}
