using Search.Queries;
using Search.Testing;
using Search.Variants.Tests.Sources;

namespace Search.Variants.Tests.Cases;

/// <summary>
/// The motivating article among a hundred thousand passages of diplomatic speech. Reads the shared data, so it runs
/// only where the environment names them.
/// </summary>
public sealed class AcceptanceTests
{
    private const string ArticleId = "article";

    private static readonly string[] Queries =
    [
        "Israel Saudi Arabia normalization",
        "KSA Tel Aviv rapprochement",
        "GCC security meeting Riyadh",
        "Biden integrate Israel region",
        "Iran Saudi talks Iraqi mediation",
        "\"Israeli Occupation\" Saudi Arabia",
    ];

    [Fact]
    public void TheArticleIsFoundUnderEveryNameItDoesNotUse()
    {
        if (Judges.SharedData is not { } shared)
        {
            Assert.False(Judges.AreRequired, "SEARCH_SHARED names no folder with the shared data");
            Assert.Skip("not run: SEARCH_SHARED names no folder with the shared data");
            return;
        }
        CaseDocument article = SharedFiles.ReadArticle(shared, ArticleId);
        using var index = new CaseIndex(VariantSet.Shipped, [article, .. SharedFiles.ReadPassages(shared)]);
        var expander = new QueryExpander(VariantSet.Shipped);
        int[] ranks = [.. Queries.Select(query => Rank(index, expander.Expand(query).Query, 3))];
        Assert.All(ranks, static rank => Assert.InRange(rank, 1, 3));
        Assert.True(ranks.Count(static rank => rank == 1) >= 4, string.Join(' ', ranks));
        Assert.Equal(0, Rank(index, expander.Expand("Washington Post").Query, 100));
        Assert.Equal(0, Rank(index, index.PlainQuery(Queries[1]), 1000));
        AssertNamed(index, expander, Queries[1], article, "KSA", "state/saudi-arabia", "Kingdom of Saudi Arabia");
        AssertNamed(index, expander, Queries[1], article, "Tel Aviv", "state/israel", "Israeli Occupation");
        AssertNamed(index, expander, Queries[5], article, "Israeli Occupation", "state/israel", "Israeli Occupation");
        AssertNamed(index, expander, Queries[3], article, "Biden", "person/joe-biden", "President Joe Biden");
    }

    /// <summary>The article's rank; 0 beyond the limit.</summary>
    private static int Rank(CaseIndex index, Query query, int limit)
    {
        TopDocs top = index.Searcher.Search(query, limit);
        for (int i = 0; i < top.ScoreDocs.Count; i++)
        {
            if (index.Document(top.ScoreDocs[i].Doc).Id == ArticleId)
            {
                return i + 1;
            }
        }
        return 0;
    }

    private static void AssertNamed(
        CaseIndex index,
        QueryExpander expander,
        string query,
        CaseDocument article,
        string part,
        string entity,
        string surface)
    {
        ExpandedQuery expanded = expander.Expand(query);
        HitExplanation hit = new HitExplainer(VariantSet.Shipped, index.Searcher, expanded).Explain(
            0, field => field == "title" ? article.Title : article.Body, article.Source);
        Assert.Contains(hit.Parts, found =>
            found.QueryPart == part && found.EntityId == entity && found.Surface == surface);
    }
}
