namespace Search.Variants.Tests.Tagging;

/// <summary>Without evidence the words are left as words.</summary>
public sealed class AbstentionTests
{
    private const string Name = """{"surface":"Nabville","kind":"SHORT_NAME","ambiguous":true}""";
    private const string Full = """{"surface":"Greater Nabville","kind":"OFFICIAL_NAME"}""";

    [Theory]
    [InlineData("they met in Nabville once", 0)]
    [InlineData("they met in Nabville once; Greater Nabville is large", 2)]
    public void AnAmbiguousNameOfOneListedEntityNeedsEvidenceToo(string text, int mentions)
    {
        VariantSet set = TestSets.Build(TestSets.Entity("city/nabville", "CITY", Name + "," + Full));
        Assert.Equal(mentions, TagHelper.Tag(set, [text]).Length);
    }

    [Fact]
    public void NeitherOfTwoEqualReadingsIsTakenButBothWordsStay()
    {
        VariantSet set = TestSets.Build(
            TestSets.Entity("city/nabville-a", "CITY", Name), TestSets.Entity("city/nabville-b", "CITY", Name));
        AnalyzedDocument document = new DocumentAnalyzer(set).Analyze(
            [("body", "they met in Nabville once")], DocumentContext.Unknown);
        Assert.Null(document.Fields[0].Entities);
        Assert.True(document.Mentions.IsEmpty);
        Assert.Equal(5, document.Fields[0].Length);
    }
}
