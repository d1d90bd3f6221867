namespace Search.Variants.Tests.Tagging;

/// <summary>Each condition of a guard with both effects: it rejects when required and absent, it multiplies when it holds.</summary>
public sealed class GuardTests
{
    private const string Other = "they met Nabother there; ";

    [Theory]
    [InlineData("\"left\":[\"forum\"]", "at the forum Nabname spoke", "at the temple Nabname spoke")]
    [InlineData("\"left\":[\"forum\"],\"within\":3", "at the forum of old Nabname spoke", "the forum was full of old Nabname")]
    [InlineData("\"right\":[\"group\"]", "that Nabname group spoke", "that Nabname party spoke")]
    [InlineData("\"right\":[\"armed group\"]", "that Nabname armed group spoke", "that Nabname armed party spoke")]
    [InlineData("\"co_mention\":[\"state/nabother\"]", Other + "then Nabname spoke", "then Nabname spoke")]
    [InlineData("\"co_mention\":[\"type:STATE\"]", Other + "then Nabname spoke", "then Nabname spoke")]
    [InlineData("\"text_case\":[\"ALL_CAPS\"]", "then NABNAME spoke", "then Nabname spoke")]
    public void AConditionOnTheText(string guard, string holds, string fails) => Check(guard, holds, fails, null, null);

    [Fact]
    public void AConditionOnTheSource()
    {
        Check("\"document_source\":[\"gulf-courier\"]", "Nabname spoke", null, "gulf-courier", null);
        Check("\"document_source\":[\"gulf-courier\"]", null, "Nabname spoke", "other-paper", null);
        Check("\"document_source\":[\"gulf-courier\"]", null, "Nabname spoke", null, null);
    }

    [Fact]
    public void AConditionOnTheDate()
    {
        const string Guard = "\"document_date\":[\"2010\",\"2012-06\"]";
        Check(Guard, "Nabname spoke", null, null, new DateOnly(2012, 6, 30));
        Check(Guard, null, "Nabname spoke", null, new DateOnly(2012, 7, 1));
        Check(Guard, null, "Nabname spoke", null, null);
    }

    [Theory]
    [InlineData("\"not_followed_by\":[\"group\"]", "that Nabname party spoke", "that Nabname group spoke")]
    [InlineData("\"not_preceded_by\":[\"old\"]", "that new Nabname spoke", "that old Nabname spoke")]
    public void AConditionThatForbids(string guard, string holds, string fails)
    {
        VariantSet set = Set("{" + guard + "}");
        Assert.Equal(0.5, Confidence(set, holds, null, null), 3);
        Assert.Equal(0, Confidence(set, fails, null, null));
    }

    private static void Check(string guard, string? holds, string? fails, string? source, DateOnly? date)
    {
        VariantSet required = Set("{" + guard + ",\"require\":true}");
        VariantSet weaker = Set("{" + guard + ",\"times\":0.4}");
        VariantSet stronger = Set("{" + guard + ",\"times\":1.6}");
        if (holds is not null)
        {
            Assert.Equal(0.5, Confidence(required, holds, source, date), 3);
            Assert.Equal(0.2, Confidence(weaker, holds, source, date), 3);
            Assert.Equal(0.8, Confidence(stronger, holds, source, date), 3);
        }
        if (fails is not null)
        {
            Assert.Equal(0, Confidence(required, fails, source, date));
            Assert.Equal(0.5, Confidence(weaker, fails, source, date), 3);
            Assert.Equal(0.5, Confidence(stronger, fails, source, date), 3);
        }
    }

    private static VariantSet Set(string guard) => TestSets.Build(
        TestSets.Entity("state/nabother", "STATE", """{"surface":"Nabother","kind":"SHORT_NAME"}"""),
        TestSets.Entity(
            "organisation/nabname",
            "ORGANISATION",
            """{"surface":"Nabname","kind":"SHORT_NAME","confidence":0.5,"guards":[""" + guard + "]}"));

    /// <summary>Confidence of the one mention of the organisation; 0 for none.</summary>
    private static double Confidence(VariantSet set, string text, string? source, DateOnly? date)
    {
        TaggedDocument document = new Tagger(set).Tag([text.AsMemory()], new DocumentContext(source, date));
        return document.Mentions
            .SingleOrDefault(mention => set.Entities[mention.Entity].Id == "organisation/nabname")?.Confidence ?? 0;
    }
}
