using Search.Indexing;
using Search.Queries;

namespace Search.Service.Tests.Damage;

/// <summary>Queries of every kind, asked of an index that may be damaged.</summary>
internal static class IndexQueries
{
    /// <summary>The words that the indexes hold.</summary>
    public static IReadOnlyList<string> Words { get; } = ["alpha", "beta", "gamma", "delta", "d\u00eda", "often", "zeta"];

    private static readonly Query[] s_queries =
    [
        new TermQuery(new Term("body", "alpha")),
        new TermQuery(new Term("body", "often")),
        new BooleanQuery(
            [
                new BooleanClause(new TermQuery(new Term("body", "often")), Occur.Should),
                new BooleanClause(new TermQuery(new Term("body", "beta")), Occur.Should),
                new BooleanClause(new TermQuery(new Term("tags", "gamma")), Occur.Should),
            ],
            1),
        new BooleanQuery(
        [
            new BooleanClause(new TermQuery(new Term("body", "often")), Occur.Must),
            new BooleanClause(new TermQuery(new Term("body", "alpha")), Occur.Must),
            new BooleanClause(new TermQuery(new Term("key", "delta")), Occur.MustNot),
        ]),
        new PhraseQuery("body", ["often", "alpha"]),
        new PhraseQuery("body", ["alpha", "beta"], 3),
        new PrefixQuery("body", "d"),
        new FuzzyQuery(new Term("body", "alpho"), 2),
        new WildcardQuery("_id", "*1"),
        DocValuesRangeQuery.Numeric("count", 1, 40),
        DocValuesRangeQuery.Text("keys", "b"u8.ToArray(), "e"u8.ToArray(), true, true),
        new ExistsQuery("title"),
        new IntervalQuery("body", IntervalSource.Unordered(IntervalSource.Term("alpha"), IntervalSource.Term("often"))),
        new TermInSetQuery("_id", ["1", "2", "id-3"]),
    ];

    private static readonly SortField[] s_sort = [SortField.Text("key"), SortField.Numeric("count", reverse: true)];

    /// <summary>All answers as one text.</summary>
    public static string Answers(DirectoryReader reader)
    {
        var searcher = new IndexSearcher(reader);
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < s_queries.Length; i++)
        {
            var options = new SearchOptions
            {
                Plan = (SearchPlan)(i % 4),
                TotalHitsThreshold = i % 2 == 0 ? 2 : SearchOptions.Exact,
                Sort = i % 5 == 4 ? s_sort : [],
            };
            TopDocs found = searcher.Search(s_queries[i], 5, options);
            text.Append(' ').Append(searcher.Count(s_queries[i]));
            foreach (ScoreDoc hit in found.ScoreDocs)
            {
                text.Append(' ').Append(hit.Doc).Append(':').Append(BitConverter.SingleToInt32Bits(hit.Score));
            }
            if (found.ScoreDocs is [ScoreDoc best, ..])
            {
                text.Append('=').Append(searcher.Explain(s_queries[i], best.Doc).Value);
                text.Append('@').Append(searcher.Matches(s_queries[i], best.Doc).Count);
            }
        }
        return text.ToString();
    }
}
