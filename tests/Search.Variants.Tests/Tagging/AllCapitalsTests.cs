namespace Search.Variants.Tests.Tagging;

/// <summary>In a text of capitals alone, case says nothing: names that are words too need something that speaks for them.</summary>
public sealed class AllCapitalsTests
{
    private static readonly VariantSet Set = TestSets.Build(
        TestSets.Entity(
            "organisation/nabword",
            "ORGANISATION",
            """{"surface":"AIM","kind":"ACRONYM","also_word":true},{"surface":"Nabaim Bureau","kind":"OFFICIAL_NAME"}"""),
        TestSets.Entity("state/nabland", "STATE", """{"surface":"Nabland","kind":"SHORT_NAME"}"""),
        """{"relation":"GOVERNMENT_OF","from":"organisation/nabword","to":"state/nabland","provenance":["editors"]}""");

    [Theory]
    [InlineData("THEY TOOK AIM AT ONCE", 0)]
    [InlineData("AIM ENVOYS LEAVE NABLAND IN HASTE", 1)]
    [InlineData("AIM ENVOYS LEAVE TOWN\n\nthe Nabaim Bureau said nothing", 1)]
    [InlineData("they saw AIM envoys leave", 1)]
    public void AnAcronymThatIsAWordFallsBackOnCoMentions(string text, int mentions) => Assert.Equal(
        mentions, TagHelper.Tag(Set, [text]).Count(static line => line.StartsWith("AIM -> organisation", StringComparison.Ordinal)));

    [Fact]
    public void AnyOtherNameIsStillAName() =>
        Assert.Equal(["NABLAND -> state/nabland ShortName"], TagHelper.Tag(Set, ["ALL OF NABLAND KNEW OF THIS"]));
}
