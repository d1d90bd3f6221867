namespace Search.Variants.Tests.Tagging;

/// <summary>Priors, the period of a document, and the margin that a choice needs.</summary>
public sealed class PeriodPriorTests
{
    [Theory]
    [InlineData(0.9, 0.1, true)]
    [InlineData(0.7, 0.3, true)]
    [InlineData(0.6, 0.4, false)]
    public void APriorDecidesOnlyWithAMargin(double first, double second, bool isDecided)
    {
        VariantSet set = TestSets.Build(City("a", first), City("b", second));
        Assert.Equal(
            isDecided ? ["Springfield -> city/a ShortName"] : [],
            TagHelper.Tag(set, ["they met in Springfield once"]));
    }

    [Fact]
    public void ANameOfAnotherTimeIsUnlikely()
    {
        VariantSet set = TestSets.Build(
            Name("state/old-union", "\"valid\":[\"1949\",\"1990-10-02\"]"),
            Name("state/new-union", "\"valid\":[\"1990-10-03\",null]"));
        Assert.Equal(["Nabunion -> state/old-union ShortName"], On(set, new DateOnly(1985, 1, 1)));
        Assert.Equal(["Nabunion -> state/new-union ShortName"], On(set, new DateOnly(2001, 1, 1)));
        Assert.Equal([], On(set, null));
    }

    [Fact]
    public void OfTwoPresidentsTheOneInOffice()
    {
        VariantSet set = TestSets.Build(
            TestSets.Person("ann-smith", "Ann Smith", "Smith"),
            TestSets.Person("bob-smith", "Bob Smith", "Smith"),
            TestSets.Entity("role/chair", "ROLE", """{"surface":"chair of the forum","kind":"SHORT_NAME"}"""),
            Office("ann-smith", "1990", "1994"),
            Office("bob-smith", "2001", "2009"));
        Assert.Equal("President Smith -> person/ann-smith TitledName", Smith(set, 1992));
        Assert.Equal("President Smith -> person/bob-smith TitledName", Smith(set, 2004));
        Assert.Null(Smith(set, 1998));
    }

    private static string? Smith(VariantSet set, int year) =>
        TagHelper.Tag(set, ["then President Smith spoke"], date: new DateOnly(year, 6, 1)).FirstOrDefault();

    private static string[] On(VariantSet set, DateOnly? date) =>
        TagHelper.Tag(set, ["all of Nabunion knew"], date: date);

    private static string City(string name, double prior) => TestSets.Entity(
        "city/" + name,
        "CITY",
        FormattableString.Invariant($$"""{"surface":"Springfield","kind":"SHORT_NAME","prior":{{prior}}}"""));

    private static string Name(string id, string valid) =>
        TestSets.Entity(id, "STATE", """{"surface":"Nabunion","kind":"SHORT_NAME",""" + valid + "}");

    private static string Office(string person, string from, string to) =>
        $$"""{"relation":"HOLDS_ROLE","from":"person/{{person}}","to":"role/chair","valid":["{{from}}","{{to}}"],"""
        + "\"provenance\":[\"editors\"]}";
}
