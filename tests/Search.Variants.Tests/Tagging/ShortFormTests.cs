namespace Search.Variants.Tests.Tagging;

/// <summary>Surnames and short forms take up a full name of the document, wherever it stands.</summary>
public sealed class ShortFormTests
{
    private static readonly VariantSet Council = TestSets.Build(TestSets.Entity(
        "organisation/harbour-council",
        "ORGANISATION",
        """{"surface":"Harbour Council","kind":"OFFICIAL_NAME"},{"surface":"Council","kind":"SHORT_FORM"}"""));

    [Fact]
    public void AShortFormNeedsTheFullOne()
    {
        Assert.Equal([], TagHelper.Tag(Council, ["what the Council wants"]));
        Assert.Equal(
            [
                "Council -> organisation/harbour-council ShortForm",
                "Harbour Council -> organisation/harbour-council OfficialName",
                "Council -> organisation/harbour-council ShortForm",
            ],
            TagHelper.Tag(Council, ["what the Council wants", "the Harbour Council met; the Council voted"]));
    }

    [Fact]
    public void TheMentionSaysWhichFullNameItTakesUp()
    {
        string[] fields = ["what the Council wants", "the Harbour Council met; then the Council voted"];
        TaggedDocument document = new Tagger(Council).Tag(
            [.. fields.Select(static text => text.AsMemory())], DocumentContext.Unknown);
        Assert.Equal([1, -1, 1], document.Mentions.Select(static mention => mention.Antecedent));
    }

    [Fact]
    public void ASurnameThatIsKnownAloneIsLessSure()
    {
        VariantSet set = TestSets.Build(TestSets.Entity(
            "person/ann-nabsmith",
            "PERSON",
            """{"surface":"Ann Nabsmith","kind":"OFFICIAL_NAME"},{"surface":"Nabsmith","kind":"SURNAME","alone":0.6}"""));
        TaggedDocument document = new Tagger(set).Tag(["why Nabsmith left".AsMemory()], DocumentContext.Unknown);
        Assert.Equal(0.6, Assert.Single(document.Mentions).Confidence, 3);
    }

    [Fact]
    public void ATitleBeforeASurnameOfTwoDecidesNothing()
    {
        VariantSet set = TestSets.Build(
            TestSets.Person("ann-smith", "Ann Smith", "Smith"), TestSets.Person("bob-smith", "Bob Smith", "Smith"));
        Assert.Equal([], TagHelper.Tag(set, ["why Senator Smith resigned"]));
    }
}
