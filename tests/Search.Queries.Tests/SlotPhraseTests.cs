using Search.Indexing;
using Search.Testing;

namespace Search.Queries.Tests;

/// <summary>Phrases over mentions and words.</summary>
public sealed class SlotPhraseTests
{
    [Fact]
    public void PlainSlotsEqualAPhraseQuery() => TestSeed.Run(
        random =>
        {
            var searcher = new IndexSearcher(RandomCorpus.Create(random, maxDocs: 300));
            for (int i = 0; i < 20; i++)
            {
                string[] words = [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => RandomCorpus.Word(random))];
                var slots = new SlotPhraseQuery("body", words.Select(w => Slot(w)));
                TopDocs expected = searcher.Search(new PhraseQuery("body", words), 20);
                TopDocs found = searcher.Search(slots, 20);
                Assert.Equal(
                    expected.ScoreDocs.Select(d => (d.Doc, d.Score)), found.ScoreDocs.Select(d => (d.Doc, d.Score)));
                Assert.Equal(expected.TotalHits, found.TotalHits);
            }
        },
        iterations: 5);

    [Fact]
    public void AMentionIsAnInterval()
    {
        var doc = new MemoryDocument().Text("body", "the kingdom of saudi arabia normalization of ties");
        doc.Tokens["body.entities"] = [new MemoryToken("SA", 1, 4, 27, [4, 2])];
        doc.Norms["body.entities"] = doc.Norms["body"];
        var searcher = new IndexSearcher(new MemoryReader(128, [doc]));
        Assert.Equal(1, Hits(searcher, 0, true, Mention(), Slot("normalization")));
        Assert.Equal(0, Hits(searcher, 0, true, Mention(), Slot("of")));
        Assert.Equal(1, Hits(searcher, 1, true, Mention(), Slot("of")));
        Assert.Equal(1, Hits(searcher, 0, true, Slot("the"), Mention(), Slot("normalization"), Slot("of")));
        Assert.Equal(0, Hits(searcher, 2, true, Slot("normalization"), Mention()));
        Assert.Equal(1, Hits(searcher, 2, false, Slot("ties"), Mention()));
        Assert.Equal(1, Hits(searcher, 0, true, Mention(), Slot("ties") with { GapBefore = 2 }));
    }

    [Fact]
    public void MatchesCarryOffsets()
    {
        var doc = new MemoryDocument().Text("body", "riyadh normalization");
        doc.Tokens["body.entities"] = [new MemoryToken("SA", 0, 0, 6, [1, 0])];
        doc.Norms["body.entities"] = doc.Norms["body"];
        var searcher = new IndexSearcher(new MemoryReader(128, [doc]));
        var query = new SlotPhraseQuery("body", [Mention(), Slot("normalization")]);
        IReadOnlyList<QueryMatch> matches = searcher.Matches(query, 0);
        Assert.Equal(
            [("body", 7, 20), ("body.entities", 0, 6)],
            matches.Select(m => (m.Field, m.StartOffset, m.EndOffset)));
        Assert.Equal(searcher.Search(query, 1).ScoreDocs[0].Score, (float)searcher.Explain(query, 0).Value);
    }

    [Fact]
    public void GapsAndWeightsCountLess()
    {
        MemoryDocument[] docs =
            [new MemoryDocument().Text("body", "a b x"), new MemoryDocument().Text("body", "a x b")];
        var searcher = new IndexSearcher(new MemoryReader(128, docs));
        var query = new SlotPhraseQuery("body", [Slot("a"), Slot("b")], slop: 1);
        Assert.Equal([0, 1], searcher.Search(query, 2).ScoreDocs.Select(d => d.Doc));
        Assert.Equal(0.5, searcher.Explain(query, 1).Details[0].Details[2].Details[0].Value, 6);
        var weighted = new SlotPhraseQuery(
            "body", [new PhraseSlot([new SlotAlternative(new Term("body", "a"), 0.25f)]), Slot("b")]);
        Assert.Equal(0.25, searcher.Explain(weighted, 0).Details[0].Details[2].Details[0].Value, 6);
    }

    private static PhraseSlot Slot(string word) => new([new SlotAlternative(new Term("body", word))]);

    private static PhraseSlot Mention() => new(
        [new SlotAlternative(new Term("body.entities", "SA"), LengthInPayload: true)]);

    private static long Hits(IndexSearcher searcher, int slop, bool ordered, params PhraseSlot[] slots) =>
        searcher.Count(new SlotPhraseQuery("body", slots, slop, ordered));
}
