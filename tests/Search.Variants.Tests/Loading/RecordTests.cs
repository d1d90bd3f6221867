using System.IO;

namespace Search.Variants.Tests.Loading;

/// <summary>Every wrong record is refused with file, line and reason; right ones load whatever their order.</summary>
public sealed class RecordTests
{
    private const string City = """{"surface":"Ur","kind":"SHORT_NAME"}""";

    private const string Ur = "\"names\":{\"en\":\"Ur\"}";

    private static readonly (string Record, string Reason)[] WrongRecords =
    [
        ("{", "not JSON"),
        ("[1]", "a record is a JSON object"),
        ("""{"what":"no"}""", "does not say what the record is"),
        ($$"""{"entity":"city/ur","type":"CITY",{{Ur}},"variants":[]}""", "\"provenance\" is missing"),
        ($$"""{"entity":"Ur","type":"CITY",{{Ur}},"provenance":["editors"],"variants":[]}""", "is not an id"),
        ("""{"blocker":"Ur Post","provenance":["nobody"]}""", "there is no source nobody"),
        ("""{"blocker":"Ur Post","provenance":["editors"],"typ":"x"}""", "unknown key \"typ\""),
        ("""{"blocker":["Ur Post","UR POST"],"provenance":["editors"]}""", "is blocked twice"),
        (Relation("CAPITAL_OF"), "there is no entity"),
        (Relation("KING_OF"), "is not one of"),
        (Phrases("""{"pattern":"a"}"""), "2 to 24 members"),
        (Phrases("""{"pattern":"[NP] a"},{"pattern":"b"}"""), "begins nor ends with a gap"),
        (Phrases("""{"pattern":"A"},{"pattern":"b"}"""), "lower-case words"),
        (Phrases("""{"pattern":"a"},{"pattern":"a"}"""), "is listed twice"),
    ];

    private static readonly (string Variant, string Reason)[] WrongVariants =
    [
        ("\"kind\":\"CAPITAL\"", "never listed"),
        ("\"kind\":\"LABEL\"", "says in \"used_by\" who prints it"),
        ("\"kind\":\"SHORT_NAME\",\"alone\":0.5", "belongs to SURNAME"),
        ("\"kind\":\"SHORT_NAME\",\"prior\":2", "a number from 0 to 1"),
        ("\"kind\":\"SHORT_NAME\",\"valid\":[\"2001\",\"2000\"]", "ends before it begins"),
        ("\"kind\":\"SHORT_NAME\",\"valid\":[\"yesterday\",null]", "is not a date"),
        (Guard("""{"left":["x"],"right":["y"],"times":2}"""), "exactly one of"),
        (Guard("""{"left":["x"]}"""), "either \"require\":true or \"times\""),
        (Guard("""{"co_mention":["city/x"],"times":2}"""), "there is no city/x"),
    ];

    [Fact]
    public void AWrongRecordIsRefusedWithItsReason()
    {
        foreach ((string record, string reason) in WrongRecords)
        {
            AssertRefused(reason, record);
        }
    }

    [Fact]
    public void AWrongVariantIsRefusedWithItsReason()
    {
        foreach ((string variant, string reason) in WrongVariants)
        {
            AssertRefused(reason, TestSets.Entity("city/ur", "CITY", $$"""{"surface":"Ur",{{variant}}}"""));
        }
        string marks = City.Replace("Ur", "...", StringComparison.Ordinal);
        AssertRefused("has 0 words", TestSets.Entity("city/ur", "CITY", marks));
    }

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
        VariantSet set = TestSets.Build(name);
        VariantSet with = TestSets.Build(name, Phrases("""{"pattern":"say"},{"pattern":"tell"}"""));
        Assert.NotEqual(set.Checksum, with.Checksum);
        Assert.Equal(set.TaggingGeneration, with.TaggingGeneration);
    }

    private static string Relation(string kind) =>
        $$"""{"relation":"{{kind}}","from":"city/ur","to":"state/sumer","provenance":["editors"]}""";

    private static string Phrases(string members) =>
        """{"phrases":"x","relation":"EQUIVALENT","domain":"d","provenance":["editors"],"members":[""" + members + "]}";

    private static string Guard(string guard) => $"\"kind\":\"SHORT_NAME\",\"guards\":[{guard}]";

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
