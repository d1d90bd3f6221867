using Search.Testing;

namespace Search.Queries.Tests;

/// <summary>Matches and scores against a second, plain evaluation over the documents themselves.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void ScoresEqualAPlainEvaluation() => TestSeed.Run(
        random =>
        {
            MemoryDocument[] docs = Enumerable.Range(0, random.Next(1, 120)).Select(_ => Document(random)).ToArray();
            int cut = random.Next(docs.Length);
            var reader = new MemoryReader(random.Next(1, 129), docs[..cut], docs[cut..]);
            var searcher = new IndexSearcher(reader);
            var reference = new ReferenceEvaluator(docs);
            for (int i = 0; i < 60; i++)
            {
                Query query = RandomQuery.Create(random, depth: 2, sloppy: false);
                var expected = new List<(int Doc, double Score)>();
                for (int doc = 0; doc < docs.Length; doc++)
                {
                    if (reference.TryScore(query, docs[doc], out double score))
                    {
                        expected.Add((doc, score));
                    }
                }
                TopDocs found = searcher.Search(
                    query, docs.Length, new SearchOptions { Sort = [SortField.Document], ScoresWithSort = true });
                Assert.Equal(expected.Select(e => e.Doc), found.ScoreDocs.Select(d => d.Doc));
                foreach (((int doc, double score), ScoreDoc hit) in expected.Zip(found.ScoreDocs))
                {
                    Assert.True(
                        Math.Abs(score - hit.Score) <= 1e-5 * Math.Max(1, score),
                        $"{query} in {doc}: {score}, {hit.Score}");
                }
            }
        },
        iterations: 20);

    private static MemoryDocument Document(Random random)
    {
        var doc = new MemoryDocument();
        IEnumerable<string> words = Enumerable.Range(0, random.Next(1, 20)).Select(_ => RandomCorpus.Word(random));
        doc.Text("body", string.Join(' ', words));
        if (random.Next(3) > 0)
        {
            doc.Text("title", RandomCorpus.Word(random));
            doc.Numbers["number"] = random.Next(-5, 20);
            doc.Sorted["kind"] = [(byte)random.Next('a', 'h')];
        }
        return doc;
    }
}
