using Search.Testing;

namespace Search.Queries.Tests;

/// <summary>Every plan gives the same documents, score bits and counts.</summary>
public sealed class PlansTests
{
    private static readonly SearchPlan[] s_plans =
        [SearchPlan.ByCost, SearchPlan.Exhaustive, SearchPlan.Skipping];

    [Fact]
    public void AllPlansAgree() => TestSeed.Run(
        random =>
        {
            MemoryReader reader = RandomCorpus.Create(random);
            var searcher = new IndexSearcher(reader);
            for (int i = 0; i < 60; i++)
            {
                Query query = RandomQuery.Create(random);
                Compare(searcher, query, random);
            }
        },
        iterations: 12);

    [Fact]
    public void SortsAgreeWithSortingEverything() => TestSeed.Run(
        random =>
        {
            MemoryReader reader = RandomCorpus.Create(random, maxDocs: 200);
            var searcher = new IndexSearcher(reader);
            for (int i = 0; i < 40; i++)
            {
                Query query = RandomQuery.Create(random);
                SortField[] sort = RandomSort(random);
                string? tie = random.Next(2) == 0 ? "_id" : null;
                var options = new SearchOptions
                {
                    Sort = sort,
                    TieBreakField = tie,
                    ScoresWithSort = true,
                    TotalHitsThreshold = random.Next(2) == 0 ? 5 : SearchOptions.Exact,
                };
                IReadOnlyList<ScoreDoc> all = searcher.Search(query, reader.MaxDoc, options).ScoreDocs;
                AssertOrdered(reader, all, sort, tie);
                Assert.Equal(searcher.Count(query), all.Count);
                int size = random.Next(1, 20);
                var pages = new List<ScoreDoc>();
                ScoreDoc? after = null;
                while (true)
                {
                    IReadOnlyList<ScoreDoc> page =
                        searcher.Search(query, size, options with { After = after }).ScoreDocs;
                    pages.AddRange(page);
                    if (page.Count < size)
                    {
                        break;
                    }
                    after = page[^1];
                }
                Assert.Equal(all.Select(d => d.Doc), pages.Select(d => d.Doc));
            }
        },
        iterations: 4);

    private static void Compare(IndexSearcher searcher, Query query, Random random)
    {
        int size = random.Next(1, 30);
        int threshold = random.Next(3) switch { 0 => SearchOptions.Exact, 1 => random.Next(0, 50), _ => 1000 };
        var options = new SearchOptions
        {
            TotalHitsThreshold = threshold,
            TieBreakField = random.Next(4) == 0 ? "_id" : null,
            Plan = SearchPlan.DocumentAtATime,
        };
        TopDocs plain = searcher.Search(query, size, options with { TotalHitsThreshold = SearchOptions.Exact });
        Assert.Equal(searcher.Count(query), plain.TotalHits.Value);
        foreach (SearchPlan plan in s_plans.Append(SearchPlan.DocumentAtATime))
        {
            TopDocs other = searcher.Search(query, size, options with { Plan = plan });
            Assert.Equal(Show(plain), Show(other), StringComparer.Ordinal);
            long expected = Math.Min(plain.TotalHits.Value, threshold);
            Assert.True(other.TotalHits.Value == expected, $"{plan} counts {other.TotalHits} of {query}");
            Assert.Equal(plain.TotalHits.Value > threshold, other.TotalHits.Relation != TotalHitsRelation.EqualTo);
        }
        foreach (ScoreDoc hit in plain.ScoreDocs.Take(3))
        {
            Explanation explanation = searcher.Explain(query, hit.Doc);
            Assert.True(explanation.IsMatch, $"{query} in {hit.Doc}");
            Assert.Equal(hit.Score, (float)explanation.Value);
        }
    }

    private static string Show(TopDocs docs) =>
        string.Join(' ', docs.ScoreDocs.Select(d => $"{d.Doc}:{BitConverter.SingleToInt32Bits(d.Score):x}"));

    private static SortField[] RandomSort(Random random)
    {
        SortField[] kinds =
        [
            SortField.Score,
            SortField.Document,
            SortField.Score with { Reverse = true },
            SortField.Numeric("number", random.Next(2) == 0, random.Next(2) == 0),
            SortField.Text("kind", random.Next(2) == 0, random.Next(2) == 0),
            SortField.Binary("_id", random.Next(2) == 0),
        ];
        return [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => kinds[random.Next(kinds.Length)])];
    }

    private static void AssertOrdered(MemoryReader reader, IReadOnlyList<ScoreDoc> hits, SortField[] sort, string? tie)
    {
        for (int i = 1; i < hits.Count; i++)
        {
            int order = 0;
            for (int f = 0; f < sort.Length && order == 0; f++)
            {
                order = CompareBy(sort[f], hits[i - 1], hits[i], f);
            }
            if (order == 0 && tie is not null)
            {
                order = hits[i - 1].TieBreak.AsSpan().SequenceCompareTo(hits[i].TieBreak);
            }
            Assert.True(order < 0 || (order == 0 && hits[i - 1].Doc < hits[i].Doc), $"place {i} of {reader.MaxDoc}");
        }
    }

    private static int CompareBy(SortField field, ScoreDoc a, ScoreDoc b, int index)
    {
        object? left = a.SortValues[index];
        object? right = b.SortValues[index];
        if (left is null || right is null)
        {
            int missing = left is null ? (right is null ? 0 : -1) : 1;
            return field.MissingFirst ? missing : -missing;
        }
        int order = left switch
        {
            long number => number.CompareTo((long)right),
            float score => -score.CompareTo((float)right),
            int doc => doc.CompareTo((int)right),
            _ => ((byte[])left).AsSpan().SequenceCompareTo((byte[])right),
        };
        return field.Reverse ? -order : order;
    }
}
