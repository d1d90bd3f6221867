using System.Text;
using Search.Queries;
using Search.Variants.Tests.Cases;

namespace Search.Variants.Tests.Matching;

/// <summary>Explanations quote the text, count bytes, name who uses a label, and say which reading lost.</summary>
public sealed class HitExplainerTests
{
    private static readonly QueryExpander Expander = new(VariantSet.Shipped);

    [Fact]
    public void OffsetsAreBytesOfUtf8AndEncloseTheSurface()
    {
        const string Body = "São Tomé « dit » 😀: Saudi’s envoy met the Kingdom of Saudi Arabia’s king.";
        foreach (MatchedPart part in Explain("KSA", Body).Parts)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Body);
            Assert.Equal(part.Surface, Encoding.UTF8.GetString(bytes[part.StartByte..part.EndByte]));
            Assert.Equal(part.Surface, Body[part.StartOffset..part.EndOffset]);
            Assert.Contains(part.Surface, (IEnumerable<string>)["Saudi", "Kingdom of Saudi Arabia"]);
        }
    }

    [Fact]
    public void ALabelIsQuotedWithItsSourceAndTheReadingThatLost()
    {
        HitExplanation hit = Explain(
            "\"Israeli Occupation\"", "Envoys met the Israeli Occupation's minister in Muscat.", "al-mayadeen");
        MatchedPart part = Assert.Single(hit.Parts);
        Assert.Equal(("state/israel", VariantKind.Label, 3), (part.EntityId, part.Kind, part.Tier));
        Assert.Equal("al-mayadeen", part.UsedBy);
        Assert.Equal(
            "The document says \"Israeli Occupation\"; the index links this to Israel (label, used by al-mayadeen).",
            part.Reason);
        Assert.Contains("concept/israeli-occupation", part.Rejected);
    }

    [Fact]
    public void WordsAreTypedInflectedOrSpeltOtherwise()
    {
        HitExplanation hit = Explain("honour meeting pact", "They met at meetings to honor a pact.");
        Assert.Equal(
            [("honour", VariantKind.Spelling), ("meeting", VariantKind.Inflection), ("pact", VariantKind.Exact)],
            hit.Parts.Where(static part => part.PhraseGroupId.Length == 0)
                .Select(static part => (part.QueryPart, part.Kind)));
    }

    [Fact]
    public void APhrasingNamesItsGroup()
    {
        MatchedPart part = Explain("rapprochement", "Both began normalizing ties.").Parts[0];
        Assert.Equal(("normalise-ties", "normalizing ties"), (part.PhraseGroupId, part.Surface));
        Assert.Contains("the index takes this for \"rapprochement\"", part.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AMentionInAPhraseCountsAsTheStretchItCovers()
    {
        const string Query = "\"Saudi Arabia normalization\"";
        Assert.NotEmpty(Explain(Query, "The Kingdom of Saudi Arabia normalization was slow.").Parts);
        Assert.Empty(Explain(Query, "Normalization of Saudi Arabia was slow; the normalization went on.").Parts);
        Assert.Empty(Explain("\"Saudi Arabia of\"", "The Kingdom of Saudi Arabia was slow.").Parts);
    }

    [Fact]
    public void SpansCoverEveryOccurrence()
    {
        HitExplanation hit = Explain("Iran", "Iran and Tehran. Iran again, and the Iranians.");
        Assert.Equal(["Iran", "Tehran", "Iran", "Iranians"], hit.Spans.Where(static s => s.Field == "body")
            .Select(static s => "Iran and Tehran. Iran again, and the Iranians."[s.StartOffset..s.EndOffset]));
    }

    private static HitExplanation Explain(string query, string body, string? source = null)
    {
        using var index = new CaseIndex(VariantSet.Shipped, [new CaseDocument("d1", "Untitled", body, source, null)]);
        ExpandedQuery expanded = Expander.Expand(query);
        TopDocs top = index.Searcher.Search(expanded.Query, 1);
        return top.ScoreDocs.Count == 0
            ? new HitExplanation([], [])
            : new HitExplainer(VariantSet.Shipped, index.Searcher, expanded).Explain(
                0, field => field == "body" ? body : "Untitled", source);
    }
}
