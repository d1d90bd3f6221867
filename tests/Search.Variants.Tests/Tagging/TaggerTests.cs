namespace Search.Variants.Tests.Tagging;

/// <summary>Hand cases, on the shipped data, for every kind of variant and for the order of decisions.</summary>
public sealed class TaggerTests
{
    [Theory]
    [InlineData("Saudi Arabia agreed.", "Saudi Arabia -> state/saudi-arabia ShortName")]
    [InlineData("The Kingdom of Saudi Arabia agreed.", "Kingdom of Saudi Arabia -> state/saudi-arabia OfficialName")]
    [InlineData("It was KSA policy.", "KSA -> state/saudi-arabia Acronym")]
    [InlineData("Saudi\u2019s ministry met.", "Saudi -> state/saudi-arabia Demonym")]
    [InlineData("our Saudi partners", "Saudi -> state/saudi-arabia Demonym")]
    [InlineData("talks with Saudis", "Saudis -> state/saudi-arabia Demonym")]
    [InlineData("a U.S. official", "U.S. -> state/united-states Acronym")]
    [InlineData("a U. S. official", "U. S. -> state/united-states Acronym")]
    [InlineData("a US official", "US -> state/united-states Acronym")]
    [InlineData("a US-led force", "US -> state/united-states Acronym")]
    [InlineData("the Tel-Aviv office", "Tel-Aviv -> city/tel-aviv ShortName|Tel-Aviv -> state/israel Seat")]
    [InlineData("It was GCC policy", "GCC -> organisation/gulf-cooperation-council Acronym")]
    [InlineData("the zionist entity", "zionist entity -> state/israel Label")]
    public void ASurfaceOfEachKindIsFound(string text, string expected) =>
        Assert.Equal(expected.Split('|'), TagHelper.Tag(text));

    [Theory]
    [InlineData("he told us nothing")]
    [InlineData("The Washington Post wrote so.")]
    [InlineData("Saudi Aramco raised prices.")]
    [InlineData("Michael Jordan retired.")]
    [InlineData("Bank of America opened.")]
    [InlineData("They ate turkey. Turkey is dry meat.")]
    public void WordsAndBlockedNamesAreLeftAlone(string text) => Assert.Equal([], TagHelper.Tag(text));

    [Fact]
    public void ACapitalStandsForItsGovernmentWithCuesAsConfidence()
    {
        double acting = Confidence("Riyadh rejected the offer.", VariantKind.Capital);
        double plain = Confidence("Riyadh flights", VariantKind.Capital);
        double place = Confidence("He lives in Riyadh today.", VariantKind.Capital);
        Assert.True(acting > plain && plain > place, $"{acting} {plain} {place}");
        Assert.True(place > 0);
    }

    [Fact]
    public void TheOccupationAsALabelAndAsAConcept()
    {
        Assert.Equal(
            ["Israeli Occupation -> state/israel Label"],
            TagHelper.Tag("Talks with the Israeli Occupation went on."));
        Assert.Equal(
            ["Israeli Occupation -> state/israel Label"],
            TagHelper.Tag("The Israeli Occupation\u2019s new government met."));
        string[] concept = TagHelper.Tag("They marched to end the Israeli occupation.");
        Assert.Contains("Israeli occupation -> concept/israeli-occupation ShortName", concept);
        Assert.DoesNotContain(concept, static line => line.EndsWith("Label", StringComparison.Ordinal));
        Assert.Contains(
            "Israeli Occupation -> concept/israeli-occupation ShortName",
            TagHelper.Tag("They marched to end the Israeli Occupation."));
    }

    [Fact]
    public void AnUnclearLabelKeepsBothReadings()
    {
        string[] both = TagHelper.Tag("Israeli Occupation: a photo essay.");
        Assert.Contains("Israeli Occupation -> state/israel Label", both);
        Assert.Contains("Israeli Occupation -> concept/israeli-occupation ShortName", both);
    }

    [Fact]
    public void ATitleIsTakenIntoTheName() => Assert.Equal(
        "President Joe Biden -> person/joe-biden TitledName", TagHelper.Tag("Then President Joe Biden spoke.")[0]);

    [Fact]
    public void ARoleIsHeldOnlyOnItsDates()
    {
        const string Text = "Joe Biden spoke.";
        const string Role = "Joe Biden -> role/president-of-the-united-states RoleHolder";
        Assert.Contains(Role, TagHelper.Tag(Text, date: new DateOnly(2023, 2, 19)));
        Assert.DoesNotContain(Role, TagHelper.Tag(Text, date: new DateOnly(2015, 2, 19)));
        Assert.DoesNotContain(Role, TagHelper.Tag(Text));
    }

    [Fact]
    public void TheBodyResolvesASurnameInTheTitle()
    {
        VariantSet set = TestSets.Build(TestSets.Person("ann-smith", "Ann Smith", "Smith"));
        Assert.Equal([], TagHelper.Tag(set, ["Smith resigns", "Nobody knows why."]));
        Assert.Equal(
            ["Smith -> person/ann-smith Surname", "Ann Smith -> person/ann-smith OfficialName"],
            TagHelper.Tag(set, ["Smith resigns", "On Monday Ann Smith left."]));
        Assert.Equal(
            ["Senator Smith -> person/ann-smith TitledName"], TagHelper.Tag(set, ["Why Senator Smith resigned"]));
    }

    [Fact]
    public void OfTwoWithOneSurnameTheLastNamedIsMeant()
    {
        VariantSet set = TestSets.Build(
            TestSets.Person("ann-smith", "Ann Smith", "Smith"), TestSets.Person("bob-smith", "Bob Smith", "Smith"));
        Assert.Equal(
            [
                "Ann Smith -> person/ann-smith OfficialName",
                "Smith -> person/ann-smith Surname",
                "Bob Smith -> person/bob-smith OfficialName",
                "Smith -> person/bob-smith Surname",
            ],
            TagHelper.Tag(set, ["Ann Smith came. Then Smith met Bob Smith, and Smith left."]));
    }

    [Fact]
    public void ADocumentDefinesItsAcronyms()
    {
        VariantSet set = TestSets.Build(TestSets.Organisation("grain-trade-forum", "Grain Trade Forum"));
        Assert.Equal(
            [
                "Grain Trade Forum -> organisation/grain-trade-forum OfficialName",
                "GTF -> organisation/grain-trade-forum DefinedAcronym",
                "GTF -> organisation/grain-trade-forum DefinedAcronym",
            ],
            TagHelper.Tag(set, ["The Grain Trade Forum (GTF) met. GTF members voted."]));
        Assert.Equal([], TagHelper.Tag(set, ["GTF members voted."]));
    }

    [Fact]
    public void InCapitalsNamesAreStillNamesButWordsNeedSupport()
    {
        Assert.Equal(
            ["SAUDI -> state/saudi-arabia Demonym", "ISRAELI -> state/israel Demonym"],
            TagHelper.Tag("SAUDI AND ISRAELI OFFICIALS TALK"));
        Assert.Equal([], TagHelper.Tag("HE TOLD US THE TRUTH"));
        Assert.Contains(
            "US -> state/united-states Acronym",
            TagHelper.Tag("US AND IRAN TALK AGAIN\n\nThe United States sent envoys."));
    }

    [Fact]
    public void APunctuationMarkBreaksAName() => Assert.Equal(
        ["Saudi -> state/saudi-arabia Demonym"], TagHelper.Tag("It was Saudi. Arabia was not meant."));

    [Fact]
    public void TwoReadingsWithoutEvidenceAreLeftAsWords()
    {
        const string Name = """{"surface":"Springfield","kind":"SHORT_NAME","ambiguous":true}""";
        const string Full = """{"surface":"East Springfield","kind":"OFFICIAL_NAME"}""";
        VariantSet set = TestSets.Build(
            TestSets.Entity("city/springfield-east", "CITY", Name + "," + Full),
            TestSets.Entity("city/springfield-west", "CITY", Name));
        Assert.Equal([], TagHelper.Tag(set, ["He lives in Springfield."]));
        Assert.Equal(
            [
                "Springfield -> city/springfield-east ShortName",
                "East Springfield -> city/springfield-east OfficialName",
            ],
            TagHelper.Tag(set, ["He lives in Springfield. East Springfield is a city."]));
    }

    private static double Confidence(string text, VariantKind kind)
    {
        TaggedDocument document = new Tagger(VariantSet.Shipped).Tag([text.AsMemory()], DocumentContext.Unknown);
        return document.Mentions.Single(mention => mention.Kind == kind).Confidence;
    }
}
