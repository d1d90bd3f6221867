using System.Globalization;
using Search.Variants.Tests.Cases;

namespace Search.Variants.Tests.Queries;

/// <summary>Numbers and ordinals in words and in digits are one wording (tier 0), both ways.</summary>
public sealed class NumberWordTests
{
    private static readonly string[] Words =
        [.. "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".Split(' ')];

    private static readonly QueryExpander Expander = new(VariantSet.Shipped);

    [Theory]
    [InlineData("third round", "The 3rd round went on.", "3rd")]
    [InlineData("3rd round", "The third round went on.", "third")]
    [InlineData("21 ships", "Twenty-one ships sailed.", "Twenty-one")]
    [InlineData("twenty-one ships", "There were 21 ships.", "21")]
    [InlineData("ninety-ninth division", "The 99th division left.", "99th")]
    [InlineData("11th hour", "It was the eleventh hour.", "eleventh")]
    public void TheOtherWayOfWritingMatchesAsSpelling(string query, string body, string surface)
    {
        ExpandedQuery expanded = Expander.Expand(query, new ExpansionOptions { MaxTier = 0 });
        using var index = new CaseIndex(VariantSet.Shipped, [new CaseDocument("d1", "Untitled", body, null, null)]);
        var explainer = new HitExplainer(VariantSet.Shipped, index.Searcher, expanded);
        Assert.Equal(1, index.Searcher.Count(expanded.Query));
        MatchedPart part = Assert.Single(
            explainer.Explain(0, field => field == "body" ? body : "Untitled", null).Parts,
            p => p.PhraseGroupId.Length > 0);
        Assert.Equal((surface, VariantKind.Spelling, 0), (part.Surface, part.Kind, part.Tier));
    }

    [Fact]
    public void EveryNumberToAHundredIsThereAndNoOther()
    {
        var groups = VariantSet.Shipped.PhraseGroups.Where(g => g.Domain == "numbers")
            .ToDictionary(g => g.Id, g => g.Members.Select(m => m.Pattern).ToArray(), StringComparer.Ordinal);
        Assert.Equal(199, groups.Count);
        for (int n = 1; n <= 100; n++)
        {
            string digits = n.ToString(CultureInfo.InvariantCulture);
            if (n > 1)
            {
                Assert.Equal(digits, groups["number-" + digits][1]);
            }
            string suffix = (n % 10, n / 10 % 10) switch
            {
                (1, not 1) => "st",
                (2, not 1) => "nd",
                (3, not 1) => "rd",
                _ => "th",
            };
            Assert.Equal(digits + suffix, groups["ordinal-" + digits][1]);
        }
        for (int n = 2; n <= 20; n++)
        {
            Assert.Equal(Words[n - 2], groups[string.Create(CultureInfo.InvariantCulture, $"number-{n}")][0]);
        }
        Assert.Equal(["forty-two", "42"], groups["number-42"]);
        Assert.Equal(["forty-second", "42nd"], groups["ordinal-42"]);
        Assert.Equal(["eightieth", "80th"], groups["ordinal-80"]);
        Assert.Equal(["one hundredth", "100th"], groups["ordinal-100"]);
    }
}
