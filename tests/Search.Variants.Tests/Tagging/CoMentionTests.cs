namespace Search.Variants.Tests.Tagging;

/// <summary>Of two readings the one that is related to what else the document names.</summary>
public sealed class CoMentionTests
{
    private const string Name = """{"surface":"Springfield","kind":"SHORT_NAME","ambiguous":true}""";

    private static readonly VariantSet Set = TestSets.Build(
        TestSets.Entity("city/springfield-east", "CITY", Name),
        TestSets.Entity("city/springfield-west", "CITY", Name),
        TestSets.Entity("state/eastland", "STATE", """{"surface":"Eastland","kind":"SHORT_NAME"}"""),
        TestSets.Entity("state/westland", "STATE", """{"surface":"Westland","kind":"SHORT_NAME"}"""),
        """{"relation":"PART_OF","from":"city/springfield-east","to":"state/eastland","provenance":["editors"]}""",
        """{"relation":"CAPITAL_OF","from":"city/springfield-west","to":"state/westland","provenance":["editors"]}""");

    [Theory]
    [InlineData("they met in Springfield", null)]
    [InlineData("they met in Springfield, and all of Eastland knew", "city/springfield-east")]
    [InlineData("they met in Springfield, and all of Westland knew", "city/springfield-west")]
    [InlineData("they met in Springfield, and Eastland and Westland knew", null)]
    public void ARelatedNameDecidesAndBothDoNot(string text, string? expected)
    {
        string[] cities = [.. TagHelper.Tag(Set, [text]).Where(static line => line.Contains("city/", StringComparison.Ordinal))];
        Assert.Equal(expected is null ? [] : [$"Springfield -> {expected} ShortName"], cities);
    }
}
