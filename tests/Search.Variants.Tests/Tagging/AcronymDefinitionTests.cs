namespace Search.Variants.Tests.Tagging;

/// <summary>What a document says that initials mean counts for all of it, listed or not.</summary>
public sealed class AcronymDefinitionTests
{
    private static readonly VariantSet Set = TestSets.Build(
        TestSets.Organisation("grain-trade-forum", "Grain Trade Forum"),
        TestSets.Entity(
            "organisation/globe-travel-fund",
            "ORGANISATION",
            """{"surface":"Globe Travel Fund","kind":"OFFICIAL_NAME"},{"surface":"GTF","kind":"ACRONYM"}"""));

    [Fact]
    public void TheDefinitionWinsOverTheListInAllFields() => Assert.Equal(
        [
            "GTF -> organisation/grain-trade-forum DefinedAcronym",
            "Grain Trade Forum -> organisation/grain-trade-forum OfficialName",
            "GTF -> organisation/grain-trade-forum DefinedAcronym",
        ],
        TagHelper.Tag(Set, ["what the GTF wants", "the Grain Trade Forum (GTF) met"]));

    [Fact]
    public void TheInitialsMayComeFirst() => Assert.Equal(
        "GTF -> organisation/grain-trade-forum DefinedAcronym",
        TagHelper.Tag(Set, ["the GTF (Grain Trade Forum) met"])[0]);

    [Fact]
    public void ADefinitionOfSomethingElseTakesTheListedMeaningAway()
    {
        Assert.Equal(
            ["GTF -> organisation/globe-travel-fund Acronym"], TagHelper.Tag(Set, ["what the GTF wants today"]));
        Assert.Equal([], TagHelper.Tag(Set, ["what the GTF wants", "the Green Tea Farm (GTF) met"]));
        Assert.Equal([], TagHelper.Tag(Set, ["the Guild of Tin Founders (GTF) met. Then GTF left"]));
    }

    [Theory]
    [InlineData("the Global Travel Funds (GTF) met")]
    [InlineData("the great tent of our farm (GTF) met")]
    [InlineData("the Tea Garden Farm (GTF) met")]
    public void ASpellingOfTheListedNameOrOtherWordsDoNot(string text) =>
        Assert.Equal(["GTF -> organisation/globe-travel-fund Acronym"], TagHelper.Tag(Set, [text]));
}
