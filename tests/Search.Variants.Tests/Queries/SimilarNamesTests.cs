using Search.Queries;
using Search.Testing;
using Search.Variants.Tests.Cases;

namespace Search.Variants.Tests.Queries;

/// <summary>The fuzzy tier: names on no list match what is spelled alike, below everything that is not a guess.</summary>
public sealed class SimilarNamesTests
{
    private static readonly QueryExpander Expander = new(VariantSet.Shipped);

    [Theory]
    [InlineData("Wolfgang Kappeler", "The envoy Wolfgang Kapeller spoke.", "Kapeller")]
    [InlineData("kappeler", "The envoy Wolfgang Kapeller spoke.", "Kapeller")]
    [InlineData("Abdulqadir Mughayribi", "The merchant Abdelkader Moghairibi spoke.", "Abdelkader")]
    [InlineData("Bill Kappeler", "William Kapeller spoke.", "William")]
    public void AWordSpelledAlikeIsQuotedAsAGuess(string query, string body, string surface)
    {
        MatchedPart part = Assert.Single(Parts(query, body), found => found.Surface == surface);
        Assert.Equal((VariantKind.Fuzzy, 4), (part.Kind, part.Tier));
        Assert.Contains("similar spelling", part.Reason, StringComparison.Ordinal);
        Assert.Equal(surface, body[part.StartOffset..part.EndOffset]);
    }

    [Fact]
    public void AMisspeltListedNameReachesItsEntityUnderAllNames()
    {
        MatchedPart part = Assert.Single(
            Parts("Saudi Aramko and Netanyaho", "Bibi met his guests; Prime Minister Netanyahu left."),
            static found => found.EntityId == "person/benjamin-netanyahu" && found.Surface.Contains("Netanyahu"));
        Assert.Equal((VariantKind.Fuzzy, 4), (part.Kind, part.Tier));
        Assert.StartsWith(
            "The query says \"Netanyaho\", which is spelled like a name of Benjamin Netanyahu. The document says",
            part.Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void CallersCanLeaveGuessesOut()
    {
        const string Body = "The envoy Wolfgang Kapeller spoke.";
        Assert.NotEmpty(Parts("Kappeler", Body));
        Assert.Empty(Parts("Kappeler", Body, new ExpansionOptions { MaxTier = 3 }));
        Assert.Empty(Parts(
            "Kappeler", Body, new ExpansionOptions { ExcludeKinds = new HashSet<VariantKind> { VariantKind.Fuzzy } }));
        Assert.Empty(Parts("\"Kappeler\"", Body));
    }

    [Fact]
    public void WhereTheWordIsFoundOftenNothingIsGuessed()
    {
        CaseDocument[] documents =
        [
            .. Enumerable.Range(0, 5).Select(static i => Document(i, "Kappeler spoke.")),
            Document(5, "Kapeller spoke."),
        ];
        using var index = new CaseIndex(VariantSet.Shipped, documents);
        Assert.Equal(5, index.Searcher.Count(Expander.Expand("Kappeler").Query));
        using var fewer = new CaseIndex(VariantSet.Shipped, documents[1..]);
        Assert.Equal(5, fewer.Searcher.Count(Expander.Expand("Kappeler").Query));
    }

    [Fact]
    public void AGuessNeverOutranksWhatIsFound() => TestSeed.Run(
        static random =>
        {
            string[] words = ["Kappeler", "Kapeller", "Capeller", "Kapelar", "envoy", "spoke", "of", "grain", "port"];
            CaseDocument[] documents =
            [
                .. Enumerable.Range(0, random.Next(3, 30)).Select(i => Document(
                    i,
                    string.Join(' ', Enumerable.Range(0, random.Next(1, 60)).Select(_ =>
                        words[random.Next(10) == 0 ? 0 : random.Next(1, words.Length)])))),
            ];
            using var index = new CaseIndex(VariantSet.Shipped, documents);
            ExpandedQuery query = Expander.Expand("Kappeler");
            var explainer = new HitExplainer(VariantSet.Shipped, index.Searcher, query);
            TopDocs top = index.Searcher.Search(query.Query, documents.Length);
            float floor = float.PositiveInfinity;
            bool hasGuess = false;
            foreach (ScoreDoc hit in top.ScoreDocs)
            {
                CaseDocument document = index.Document(hit.Doc);
                HitExplanation found = explainer.Explain(hit.Doc, field => field == "title" ? "" : document.Body, null);
                int tier = Assert.Single(found.Parts.Select(static part => part.Tier).Distinct());
                Assert.Equal(document.Body.Contains("Kappeler", StringComparison.Ordinal) ? 0 : 4, tier);
                Assert.True(tier == 4 || !hasGuess, "a guess stands before what was found");
                Assert.True(tier == 0 || hit.Score < floor, $"{hit.Score} is not below {floor}");
                floor = tier == 0 ? Math.Min(floor, hit.Score) : floor;
                hasGuess |= tier == 4;
            }
            int direct = documents.Count(static d => d.Body.Contains("Kappeler", StringComparison.Ordinal));
            int expected = direct >= 5 ? direct : documents.Count(static d =>
                d.Body.Contains("Ka", StringComparison.Ordinal) || d.Body.Contains("Cap", StringComparison.Ordinal));
            Assert.Equal(expected, top.ScoreDocs.Count);
        },
        60);

    private static CaseDocument Document(int number, string body) =>
        new($"d{number}", string.Empty, body, null, null);

    private static IReadOnlyList<MatchedPart> Parts(string text, string body, ExpansionOptions? options = null)
    {
        using var index = new CaseIndex(VariantSet.Shipped, [Document(0, body)]);
        ExpandedQuery query = Expander.Expand(text, options);
        return new HitExplainer(VariantSet.Shipped, index.Searcher, query)
            .Explain(0, field => field == "title" ? string.Empty : body, null).Parts;
    }
}
