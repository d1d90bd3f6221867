using Search.Codecs;
using Search.Indexing;
using Search.Testing;

namespace Search.Queries.Tests;

/// <summary>The formula of a concept, by hand and against term queries; its bounds; coordination.</summary>
public sealed class ConceptTests
{
    [Fact]
    public void OnePartEqualsATermQueryBitForBit() => TestSeed.Run(
        random =>
        {
            MemoryReader reader = RandomCorpus.Create(random);
            var searcher = new IndexSearcher(reader);
            foreach (string word in RandomCorpus.Words)
            {
                var term = new Term("body", word);
                var concept = new ConceptQuery(
                    word, [new ConceptPart(term)], ConceptFrequency.OfTerms([term], "body"));
                TopDocs expected = searcher.Search(new TermQuery(term), 50);
                TopDocs found = searcher.Search(concept, 50);
                Assert.Equal(
                    expected.ScoreDocs.Select(d => (d.Doc, BitConverter.SingleToInt32Bits(d.Score))),
                    found.ScoreDocs.Select(d => (d.Doc, BitConverter.SingleToInt32Bits(d.Score))));
                Assert.Equal(expected.TotalHits, found.TotalHits);
            }
        },
        iterations: 5);

    [Fact]
    public void ScoreByHand()
    {
        // Lengths 4 and 8, average 6; mentions weigh 1.0 and 0.5, b = 0.25; df 2 of N 10.
        var first = new MemoryDocument().Text("body", "kingdom said riyadh said");
        first.Tokens["ents"] = [new MemoryToken("E", 0), new MemoryToken("E|cap", 2)];
        first.Norms["ents"] = SmallFloat.LengthToByte(4);
        var second = new MemoryDocument().Text("body", "a b c d e f g h");
        second.Tokens["ents"] = [new MemoryToken("E|cap", 1), new MemoryToken("E|cap", 3), new MemoryToken("E|cap", 5)];
        second.Norms["ents"] = SmallFloat.LengthToByte(8);
        var searcher = new IndexSearcher(new MemoryReader(4, [first, second]));
        var concept = new ConceptQuery(
            "E",
            [
                new ConceptPart(new Term("ents", "E")) { B = 0.25f, StatisticsField = "body" },
                new ConceptPart(new Term("ents", "E|cap"), 0.5f) { B = 0.25f, StatisticsField = "body" },
            ],
            ConceptFrequency.Stated(2, 10));

        TopDocs hits = searcher.Search(concept, 10);

        double idf = Math.Log(1 + (8.5 / 2.5));
        double tf1 = (1.0 + 0.5) / (0.75 + (0.25 * 4 / 6));
        double tf2 = (0.5 * 3) / (0.75 + (0.25 * 8 / 6));
        Assert.Equal([0, 1], hits.ScoreDocs.Select(d => d.Doc));
        Assert.Equal(idf * tf1 / (1.2 + tf1), hits.ScoreDocs[0].Score, 5);
        Assert.Equal(idf * tf2 / (1.2 + tf2), hits.ScoreDocs[1].Score, 5);
        Explanation explanation = searcher.Explain(concept, 1);
        Assert.Equal(hits.ScoreDocs[1].Score, (float)explanation.Value);
        Assert.Equal(tf2, explanation.Details[3].Value, 5);
    }

    [Fact]
    public void MoreNamesDoNotChangeTheScore()
    {
        MemoryDocument[] docs =
        [
            new MemoryDocument().Text("body", "iran talks"), new MemoryDocument().Text("body", "oil talks"),
        ];
        var searcher = new IndexSearcher(new MemoryReader(128, docs));
        ConceptFrequency frequency = ConceptFrequency.OfTerms([new Term("body", "iran")], "body");
        var one = new ConceptQuery("iran", [new ConceptPart(new Term("body", "iran"))], frequency);
        var many = new ConceptQuery(
            "iran",
            [
                new ConceptPart(new Term("body", "iran")),
                .. Enumerable.Range(0, 50).Select(i => new ConceptPart(new Term("body", $"name{i}"), 0.8f)),
            ],
            frequency);
        Assert.Equal(searcher.Search(one, 1).ScoreDocs[0].Score, searcher.Search(many, 1).ScoreDocs[0].Score);
    }

    [Fact]
    public void WordsThatAreTaggedDoNotCountTwice()
    {
        var doc = new MemoryDocument().Text("body", "saudi arabia met saudi arabia");
        doc.Tokens["ents"] = [new MemoryToken("E", 0)];
        doc.Norms["ents"] = doc.Norms["body"];
        var searcher = new IndexSearcher(new MemoryReader(128, [doc]));
        Term[] words = [new Term("body", "saudi"), new Term("body", "arabia")];
        var concept = new ConceptQuery(
            "E",
            [
                new ConceptPart(new Term("ents", "E")) { StatisticsField = "body" },
                new ConceptPart(words) { NotAt = new Term("ents", "E") },
            ],
            ConceptFrequency.Stated(1, 1));
        Explanation explanation = searcher.Explain(concept, 0);
        Assert.Equal(2, explanation.Details[3].Value, 5);
        Assert.Equal(2, searcher.Matches(concept, 0).Count);
    }

    [Fact]
    public void BoundsHoldWhateverIsSkipped() => TestSeed.Run(
        random =>
        {
            // Some leaves have several windows.
            MemoryReader reader = RandomCorpus.Create(random, maxDocs: random.Next(3) == 0 ? 5000 : 700);
            var searcher = new IndexSearcher(reader);
            for (int i = 0; i < 20; i++)
            {
                Query query = RandomConcepts(random);
                var options = new SearchOptions { TotalHitsThreshold = SearchOptions.Exact };
                TopDocs all = searcher.Search(query, reader.MaxDoc, options);
                TopDocs plain = searcher.Search(
                    query, reader.MaxDoc, options with { Plan = SearchPlan.DocumentAtATime });
                Assert.Equal(plain.TotalHits, all.TotalHits);
                Assert.Equal(
                    plain.ScoreDocs.Select(d => (d.Doc, BitConverter.SingleToInt32Bits(d.Score))),
                    all.ScoreDocs.Select(d => (d.Doc, BitConverter.SingleToInt32Bits(d.Score))));
                Assert.Equal(all.TotalHits.Value, searcher.Count(query));
                TopDocs some = searcher.Search(query, 5, options with { TotalHitsThreshold = 5 });
                Assert.Equal(
                    all.ScoreDocs.Take(5).Select(d => (d.Doc, d.Score)), some.ScoreDocs.Select(d => (d.Doc, d.Score)));
                CheckBounds(searcher, query, all);
            }
        },
        iterations: 6);

    [Fact]
    public void WindowsWhereNothingCanCompeteAreNotScored()
    {
        // The one document that says it often comes first; the rest say it once, in long texts.
        List<MemoryDocument> docs = [new MemoryDocument().Text("body", "saudi israel saudi israel saudi israel")];
        string once = "saudi " + string.Join(' ', Enumerable.Repeat("x", 40)) + " israel";
        docs.AddRange(Enumerable.Range(0, 12_000).Select(_ => new MemoryDocument().Text("body", once)));
        var searcher = new IndexSearcher(new MemoryReader(128, docs));
        Query query = new CoordinationQuery([Of("saudi"), Of("israel")]);
        var collector = new TopScoreCollector(1, 100, null);
        LeafReaderContext leaf = searcher.Reader.Leaves[0];
        Weight weight = searcher.CreateWeight(query, ScoreMode.TopScores, SearchPlan.ByCost);
        CoordinationBulkScorer scorer = Assert.IsType<CoordinationBulkScorer>(weight.GetBulkScorer(leaf));
        collector.SetLeaf(leaf);
        scorer.Score(collector, null, 0, docs.Count);
        Assert.InRange(scorer.Scored, 101, 4 * ConceptWindowScorer.Window);
        Assert.Equal(0, Assert.Single(collector.ToTopDocs(false).ScoreDocs).Doc);

        static ConceptQuery Of(string word) =>
            new(word, [new ConceptPart(new Term("body", word))], ConceptFrequency.Stated(10, 100));
    }

    [Fact]
    public void CoordinationAndProximityByHand()
    {
        MemoryDocument[] docs =
        [
            new MemoryDocument().Text("body", "saudi israel"),
            new MemoryDocument().Text("body", "saudi " + string.Join(' ', Enumerable.Repeat("x", 30)) + " israel"),
            new MemoryDocument().Text("body", "saudi talks"),
        ];
        var searcher = new IndexSearcher(new MemoryReader(128, docs));
        Query[] clauses =
        [
            new ConstantScoreQuery(new TermQuery(new Term("body", "saudi"))),
            new TermQuery(new Term("body", "israel")),
            new TermQuery(new Term("body", "saudi")),
        ];
        var query = new CoordinationQuery(clauses) { MaxMultiplier = 1.5f, MaxProximityBonus = 0.3f };
        foreach (ScoreDoc hit in searcher.Search(query, 3).ScoreDocs)
        {
            double sum = clauses.Sum(c => searcher.Explain(c, hit.Doc).Value);
            double expected = hit.Doc switch
            {
                0 => sum * 1.5 * (1 + (0.3f * 1 / 3)),
                1 => sum * 1.5,
                _ => sum * 1.25,
            };
            Assert.Equal(expected, hit.Score, 5);
            Assert.Equal(hit.Score, (float)searcher.Explain(query, hit.Doc).Value);
        }
    }

    private static Query RandomConcepts(Random random)
    {
        Query[] concepts = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (Query)RandomConcept(random))];
        return random.Next(3) switch
        {
            0 => new CoordinationQuery(concepts) { MaxProximityBonus = random.Next(2) * 0.25f },
            1 => new DisjunctionMaxQuery(concepts, 0.2f),
            _ => new BooleanQuery(concepts.Select(c => new BooleanClause(c, (Occur)(random.Next(2) * 2)))),
        };
    }

    private static ConceptQuery RandomConcept(Random random) => new(
        "c",
        Enumerable.Range(0, random.Next(1, 4)).Select(_ => new ConceptPart(
            [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => new Term("body", RandomCorpus.Word(random)))],
            random.Next(1, 5) * 0.25f)
        {
            B = random.Next(2) * 0.5f,
            NotAt = random.Next(4) == 0 ? new Term("body", RandomCorpus.Word(random)) : null,
        }),
        ConceptFrequency.Stated(random.Next(1, 50), 100));

    /// <summary>Every score is under the bound of every stretch that holds its document.</summary>
    private static void CheckBounds(IndexSearcher searcher, Query query, TopDocs all)
    {
        foreach (LeafReaderContext leaf in searcher.Reader.Leaves)
        {
            Weight weight = searcher.CreateWeight(query, ScoreMode.Complete, SearchPlan.ByCost);
            if (weight.GetScorer(leaf) is not { } scorer)
            {
                continue;
            }
            int upTo = -1;
            float bound = 0;
            foreach (ScoreDoc hit in all.ScoreDocs
                .Where(d => d.Doc >= leaf.DocBase && d.Doc < leaf.DocBase + leaf.Reader.MaxDoc)
                .OrderBy(d => d.Doc))
            {
                int doc = hit.Doc - leaf.DocBase;
                if (doc > upTo)
                {
                    upTo = scorer.AdvanceShallow(doc);
                    bound = scorer.GetMaxScore(upTo);
                }
                Assert.True(hit.Score <= bound, $"{query} in {doc}: {hit.Score} over {bound}");
            }
        }
    }
}
