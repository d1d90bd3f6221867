namespace Search.Queries.Tests;

/// <summary>Sloppy frequencies by hand; where phrases match.</summary>
public sealed class PhraseTests
{
    [Theory]
    [InlineData("a b", "a b", 1, 1f)]
    [InlineData("a b", "a x b", 1, 0.5f)]
    [InlineData("a b", "a x x b", 2, 1f / 3)]
    [InlineData("a b", "b a", 1, 0f)]
    [InlineData("a b", "b a", 2, 1f / 3)]
    [InlineData("a b", "a b x x a b", 1, 2f)]
    [InlineData("a a", "a a", 1, 1f)]
    [InlineData("a a", "a", 3, 0f)]
    [InlineData("a b a", "a b a", 1, 1f)]
    [InlineData("a b c", "a x b x c", 2, 1f / 3)]
    public void SloppyFrequency(string phrase, string text, int slop, float freq)
    {
        var searcher = new IndexSearcher(new MemoryReader(128, [new MemoryDocument().Text("f", text)]));
        Explanation explanation = searcher.Explain(new PhraseQuery("f", phrase.Split(' '), slop), 0);
        Assert.Equal(freq > 0, explanation.IsMatch);
        if (freq > 0)
        {
            Assert.Equal(freq, explanation.Details[0].Details[2].Details[0].Value, 6);
        }
    }

    [Fact]
    public void ExactMatchesCarryPositionsAndOffsets()
    {
        var doc = new MemoryDocument().Text("f", "peace talks and peace talks");
        var searcher = new IndexSearcher(new MemoryReader(128, [doc]));
        IReadOnlyList<QueryMatch> matches = searcher.Matches(new PhraseQuery("f", ["peace", "talks"]), 0);
        Assert.Equal([(0, 2, 0, 11), (3, 5, 16, 27)], matches.Select(m =>
            (m.StartPosition, m.EndPosition, m.StartOffset, m.EndOffset)));
    }

    [Fact]
    public void LongDocumentsAreMergedInsteadOfMapped()
    {
        string filler = string.Join(' ', Enumerable.Repeat("x", 5000));
        var doc = new MemoryDocument().Text("f", $"a b {filler} a b {filler} a c b");
        var searcher = new IndexSearcher(new MemoryReader(128, [doc]));
        Explanation explanation = searcher.Explain(new PhraseQuery("f", ["a", "b"]), 0);
        Assert.Equal(2, explanation.Details[0].Details[2].Details[0].Value);
    }
}
