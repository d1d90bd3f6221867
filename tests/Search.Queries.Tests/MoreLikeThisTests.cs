namespace Search.Queries.Tests;

/// <summary>Which terms stand for a text. Apache Lucene judges the rest in the oracle suite.</summary>
public sealed class MoreLikeThisTests
{
    [Fact]
    public void TheRarestOfTheMostFrequentTermsAreTaken()
    {
        var reader = new MemoryReader(128, [.. Enumerable.Range(0, 20).Select(i => new MemoryDocument().Text(
            "f", $"all {(i < 10 ? "half" : "other")} {(i < 6 ? "few" : "many")} {(i == 0 ? "once" : "never")}"))]);
        var options = new MoreLikeThisOptions { MinTermFreq = 1, MaxQueryTerms = 2, ShareToMatch = 1 };
        string[] text = ["all", "half", "few", "once", "absent"];
        Assert.Equal("(few half)~2", new MoreLikeThisQuery("f", text, options).Rewrite(reader).ToString("f"));
        Assert.Equal(
            "(all few)~2",
            new MoreLikeThisQuery("f", [.. text, "all", "all", "all"], options).Rewrite(reader).ToString("f"));
        Assert.Equal(
            "few half",
            new MoreLikeThisQuery("f", text, options with { MaxDocFreq = 19, MaxQueryTerms = 9, ShareToMatch = 0 })
                .Rewrite(reader).ToString("f"));
        Assert.Equal(6, new IndexSearcher(reader).Count(new MoreLikeThisQuery("f", text, options)));
        Assert.Equal(0, new IndexSearcher(reader).Count(new MoreLikeThisQuery("f", ["once", "once"])));
    }
}
