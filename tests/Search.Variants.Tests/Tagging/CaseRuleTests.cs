namespace Search.Variants.Tests.Tagging;

/// <summary>Each case rule, and the rule for surfaces that are words in lower case.</summary>
public sealed class CaseRuleTests
{
    private static readonly VariantSet Set = TestSets.Build(TestSets.Entity(
        "organisation/x",
        "ORGANISATION",
        """
        {"surface":"nabany","kind":"ALIAS","case":"ANY"},
        {"surface":"Nabinitial of Nabtwo","kind":"ALIAS","case":"INITIAL_CAP"},
        {"surface":"NABC","kind":"ACRONYM"},
        {"surface":"nabExact","kind":"ALIAS","case":"EXACT"},
        {"surface":"Naword","kind":"ALIAS","also_word":true}
        """.ReplaceLineEndings(string.Empty)));

    [Theory]
    [InlineData("we know nabany well", true)]
    [InlineData("we know Nabany well", true)]
    [InlineData("we know Nabinitial of Nabtwo well", true)]
    [InlineData("we know Nabinitial of nabtwo well", false)]
    [InlineData("We know nabinitial of nabtwo well", false)]
    [InlineData("we know NABC well", true)]
    [InlineData("we know N.A.B.C. well", true)]
    [InlineData("We know Nabc well", false)]
    [InlineData("We know nabc well", false)]
    [InlineData("we know nabExact well", true)]
    [InlineData("We know Nabexact well", false)]
    [InlineData("we know Naword well", true)]
    [InlineData("We know naword well", false)]
    [InlineData("Naword is what we know", false)]
    public void TheTextIsPrintedAsTheRuleWants(string text, bool isFound) =>
        Assert.Equal(isFound ? 1 : 0, TagHelper.Tag(Set, [text]).Length);

    [Fact]
    public void ATextWithoutCapitalsNeedsSupport() =>
        Assert.Equal(
            ["nabinitial of nabtwo -> organisation/x Alias", "nabany -> organisation/x Alias"],
            TagHelper.Tag(Set, ["we know nabinitial of nabtwo and nabany well"]));
}
