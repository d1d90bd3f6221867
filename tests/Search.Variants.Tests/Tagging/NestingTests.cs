namespace Search.Variants.Tests.Tagging;

/// <summary>Which names may stand inside which: a role in a person, an organisation or a place in a role, no others.</summary>
public sealed class NestingTests
{
    [Fact]
    public void ARoleStandsInAPersonAndAnOrganisationInARole()
    {
        VariantSet set = TestSets.Build(
            TestSets.Entity("person/abbot-oram", "PERSON", """{"surface":"Abbot Oram","kind":"OFFICIAL_NAME"}"""),
            TestSets.Entity("role/abbot", "ROLE", """{"surface":"Abbot","kind":"SHORT_NAME"}"""),
            TestSets.Entity("role/forum-chair", "ROLE", """{"surface":"Grain Forum Chair","kind":"SHORT_NAME"}"""),
            TestSets.Organisation("grain-forum", "Grain Forum"));
        Assert.Equal(
            [
                "Abbot Oram -> person/abbot-oram OfficialName",
                "Abbot -> role/abbot ShortName",
                "Grain Forum Chair -> role/forum-chair ShortName",
                "Grain Forum -> organisation/grain-forum OfficialName",
            ],
            TagHelper.Tag(set, ["then Abbot Oram met the Grain Forum Chair once"]));
    }

    /// <summary>Every pair of types: the inner name is a mention exactly where the table of the design allows it.</summary>
    [Theory]
    [InlineData("PERSON", "ROLE")]
    [InlineData("ROLE", "ORGANISATION STATE REGION CITY")]
    [InlineData("EVENT", "STATE REGION CITY")]
    [InlineData("CONCEPT", "STATE REGION")]
    [InlineData("ORGANISATION", "")]
    [InlineData("STATE", "")]
    [InlineData("REGION", "")]
    [InlineData("CITY", "")]
    public void OnlyAllowedTypesNest(string outer, string allowed)
    {
        string[] types = ["PERSON", "ROLE", "EVENT", "CONCEPT", "ORGANISATION", "STATE", "REGION", "CITY"];
        foreach (string inner in types)
        {
            VariantSet set = TestSets.Build(
                TestSets.Entity(Id(outer) + "outer", outer, """{"surface":"Naba Nabb Nabc","kind":"OFFICIAL_NAME"}"""),
                TestSets.Entity(Id(inner) + "inner", inner, """{"surface":"Nabb","kind":"SHORT_NAME"}"""));
            bool isThere = TagHelper.Tag(set, ["they saw Naba Nabb Nabc there"])
                .Contains($"Nabb -> {Id(inner)}inner ShortName");
            Assert.True(allowed.Split(' ').Contains(inner) == isThere, $"{inner} in {outer}: {isThere}");
        }
    }

    private static string Id(string type) => string.Concat(type.Select(static c => (char)(c | 0x20))) + "/";
}
