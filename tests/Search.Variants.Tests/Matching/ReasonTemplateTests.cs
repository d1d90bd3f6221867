using Search.Variants.Matching;

namespace Search.Variants.Tests.Matching;

/// <summary>Explanations come from templates that know the kind of a variant and nothing of whom it names.</summary>
public sealed class ReasonTemplateTests
{
    private static readonly VariantKind[] s_kinds =
        [.. Enum.GetValues<VariantKind>().Where(static k => k is not (VariantKind.Unspecified or VariantKind.Exact))];

    [Fact]
    public void EveryKindHasWordsOfItsOwn()
    {
        string asTyped = KindPhrases.Of(VariantKind.Exact);
        Assert.All(s_kinds, kind => Assert.NotEqual(asTyped, KindPhrases.Of(kind)));
        Assert.Equal(s_kinds.Length, s_kinds.Select(KindPhrases.Of).Distinct().Count());
    }

    [Theory]
    [InlineData("Kyiv", "Kiev")]
    [InlineData("Persian Gulf", "Arabian Gulf")]
    [InlineData("Myanmar", "Burma")]
    [InlineData("Islamic State", "Daesh")]
    [InlineData("Falklands", "Malvinas")]
    [InlineData("security fence", "separation wall")]
    [InlineData("Israeli Occupation", "Zionist entity")]
    public void SentencesAreTheSameForBothSides(string one, string other)
    {
        foreach (VariantKind kind in s_kinds)
        {
            Assert.Equal(Sentences(one, kind), Sentences(other, kind));
        }
    }

    [Fact]
    public void WhatAKindCountsDoesNotDependOnWhomItNames()
    {
        VariantSet set = TestSets.Build(Mirrored("north"), Mirrored("south"));
        var expander = new QueryExpander(set);
        string north = Shown(expander.Expand("Northia"), "north");
        Assert.Contains("Label", north, StringComparison.Ordinal);
        Assert.Equal(north, Shown(expander.Expand("Southia"), "south"));
    }

    // The sentences with what is quoted taken out.
    private static string[] Sentences(string surface, VariantKind kind) =>
    [
        .. ((string[])
            [
                ReasonTemplates.OfName(surface, surface + " itself", kind, string.Empty, null),
                ReasonTemplates.OfName(surface, surface + " itself", kind, "a paper", "Others claim it."),
                ReasonTemplates.OfAssociation(surface, surface + " itself", "More."),
                ReasonTemplates.OfWord(surface, surface, kind),
                ReasonTemplates.OfPhrasing(surface, surface, kind),
            ]).Select(sentence => sentence.Replace(surface, "*", StringComparison.Ordinal)),
    ];

    private static string Mirrored(string side)
    {
        string name = side == "north" ? "Northia" : "Southia";
        return TestSets.Entity(
            "state/" + side, "STATE",
            $$"""{"surface":"{{name}}","kind":"SHORT_NAME"},"""
            + $$"""{"surface":"the {{name}} regime","kind":"LABEL","used_by":[{"source":"a-paper"}]}""");
    }

    private static string Shown(ExpandedQuery query, string side) => string.Join('\n', query.Concepts
        .SelectMany(static c => c.Readings).SelectMany(static r => r.Variants)
        .Select(v => FormattableString.Invariant($"{v.Kind} {v.Tier} {v.Weight:R} {v.Surface}")))
        .Replace(side == "north" ? "Northia" : "Southia", "*", StringComparison.Ordinal);
}
