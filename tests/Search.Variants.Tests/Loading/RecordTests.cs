using System.IO;

namespace Search.Variants.Tests.Loading;

/// <summary>Every wrong record is refused with its file, its line and the reason; right ones load whatever their order.</summary>
public sealed class RecordTests
{
    private const string City = """{"surface":"Ur","kind":"SHORT_NAME"}""";

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[1]", "a record is a JSON object")]
    [InlineData("""{"what":"no"}""", "does not say what the record is")]
    [InlineData("""{"entity":"city/ur","type":"CITY","names":{"en":"Ur"},"variants":[]}""", "\"provenance\" is missing")]
    [InlineData("""{"entity":"Ur","type":"CITY","names":{"en":"Ur"},"provenance":["editors"],"variants":[]}""", "is not an id")]
    [InlineData("""{"blocker":"Ur Post","provenance":["nobody"]}""", "there is no source nobody")]
    [InlineData("""{"blocker":"Ur Post","provenance":["editors"],"typ":"x"}""", "unknown key \"typ\"")]
    [InlineData("""{"blocker":["Ur Post","UR POST"],"provenance":["editors"]}""", "is blocked twice")]
    [InlineData("""{"relation":"CAPITAL_OF","from":"city/ur","to":"state/sumer","provenance":["editors"]}""", "there is no entity")]
    [InlineData("""{"relation":"KING_OF","from":"city/ur","to":"state/sumer","provenance":["editors"]}""", "is not one of")]
    [InlineData("""{"phrases":"x","relation":"EQUIVALENT","domain":"d","provenance":["editors"],"members":[{"pattern":"a"}]}""", "2 to 24 members")]
    [InlineData("""{"phrases":"x","relation":"EQUIVALENT","domain":"d","provenance":["editors"],"members":[{"pattern":"[NP] a"},{"pattern":"b"}]}""", "begins nor ends with a gap")]
    [InlineData("""{"phrases":"x","relation":"EQUIVALENT","domain":"d","provenance":["editors"],"members":[{"pattern":"A"},{"pattern":"b"}]}""", "lower-case words")]
    public void AWrongRecordIsRefusedWithItsReason(string record, string reason) => AssertRefused(reason, record);

    [Theory]
    [InlineData("""{"surface":"Ur","kind":"CAPITAL"}""", "never listed")]
    [InlineData("""{"surface":"Ur","kind":"LABEL"}""", "says in \"used_by\" who prints it")]
    [InlineData("""{"surface":"Ur","kind":"SHORT_NAME","alone":0.5}""", "belongs to SURNAME")]
    [InlineData("""{"surface":"Ur","kind":"SHORT_NAME","prior":2}""", "a number from 0 to 1")]
    [InlineData("""{"surface":"...","kind":"SHORT_NAME"}""", "has 0 words")]
    [InlineData("""{"surface":"Ur","kind":"SHORT_NAME","valid":["2001","2000"]}""", "ends before it begins")]
    [InlineData("""{"surface":"Ur","kind":"SHORT_NAME","valid":["yesterday",null]}""", "is not a date")]
    [InlineData("""{"surface":"Ur","kind":"SHORT_NAME","guards":[{"left":["x"],"right":["y"],"times":2}]}""", "exactly one of")]
    [InlineData("""{"surface":"Ur","kind":"SHORT_NAME","guards":[{"left":["x"]}]}""", "either \"require\":true or \"times\"")]
    [InlineData("""{"surface":"Ur","kind":"SHORT_NAME","guards":[{"co_mention":["city/x"],"times":2}]}""", "there is no city/x")]
    public void AWrongVariantIsRefusedWithItsReason(string variant, string reason) =>
        AssertRefused(reason, TestSets.Entity("city/ur", "CITY", variant));

    [Fact]
    public void OneSurfaceClaimedTwiceNeedsDifferentForce()
    {
        string first = TestSets.Entity("city/ur", "CITY", City);
        AssertRefused("claimed with equal force", first, TestSets.Entity("region/ur", "REGION", City));
        const string Less = """{"surface":"Ur","kind":"SHORT_NAME","prior":0.2}""";
        Assert.Equal(2, TestSets.Build(first, TestSets.Entity("region/ur", "REGION", Less)).Entities.Count);
    }

    [Fact]
    public void RelationsLeadNowhereBack()
    {
        string[] records =
        [
            TestSets.Organisation("a", "Aaa"),
            TestSets.Organisation("b", "Bbb"),
            """{"relation":"PART_OF","from":"organisation/a","to":"organisation/b","provenance":["editors"]}""",
            """{"relation":"PART_OF","from":"organisation/b","to":"organisation/a","provenance":["editors"]}""",
        ];
        AssertRefused("leads back to it", records);
        Assert.Single(TestSets.Build(records[..3]).Relations);
    }

    [Fact]
    public void OrderOfRecordsDoesNotMatter()
    {
        string[] records =
        [
            TestSets.Organisation("a", "Aaa"), TestSets.Organisation("b", "Bbb"), TestSets.Person("c-d", "C D", "D"),
        ];
        VariantSet set = TestSets.Build(records);
        VariantSet turned = TestSets.Build([.. records.Reverse()]);
        Assert.Equal(set.Checksum, turned.Checksum);
        Assert.Equal(set.TaggingGeneration, turned.TaggingGeneration);
        Assert.Equal(set.Variants.Select(static v => v.Id), turned.Variants.Select(static v => v.Id));
        Assert.NotEqual(set.Checksum, TestSets.Build(records[..2]).Checksum);
    }

    [Fact]
    public void PhrasingsChangeTheChecksumAndNotTheTagging()
    {
        string name = TestSets.Organisation("a", "Aaa");
        const string Phrases = """{"phrases":"x","relation":"EQUIVALENT","domain":"d","provenance":["editors"],"members":[{"pattern":"say"},{"pattern":"tell"}]}""";
        VariantSet set = TestSets.Build(name);
        VariantSet with = TestSets.Build(name, Phrases);
        Assert.NotEqual(set.Checksum, with.Checksum);
        Assert.Equal(set.TaggingGeneration, with.TaggingGeneration);
    }

    private static void AssertRefused(string reason, params string[] records)
    {
        var builder = new VariantSetBuilder("test");
        TestSets.AddSettings(builder);
        builder.Add("test.jsonl", new StringReader("\n" + string.Join('\n', records)));
        Assert.Null(builder.TryBuild());
        Assert.Contains(builder.Problems, problem => problem.Reason.Contains(reason, StringComparison.Ordinal)
            && problem.Line == 1 + records.Length && problem.File == "test.jsonl");
        Assert.Throws<VariantDataException>(builder.Build);
    }
}
