namespace Search.Variants.Tests.Tagging;

/// <summary>A blocker wins over what is inside it, and over nothing else.</summary>
public sealed class BlockerTests
{
    private static readonly VariantSet Set = TestSets.Build(
        TestSets.Entity("city/naburg", "CITY", """{"surface":"Naburg","kind":"SHORT_NAME"}"""),
        TestSets.Organisation("naburg-post-museum", "Naburg Post Museum"),
        """{"blocker":"Naburg Post","provenance":["editors"]}""");

    [Fact]
    public void WhatIsInsideIsSuppressed() => Assert.Equal([], TagHelper.Tag(Set, ["so wrote the Naburg Post today"]));

    [Fact]
    public void ALongerNameWinsOverTheBlocker() => Assert.Equal(
        ["Naburg Post Museum -> organisation/naburg-post-museum OfficialName"],
        TagHelper.Tag(Set, ["they saw the Naburg Post Museum today"]));

    [Theory]
    [InlineData("a letter came to the Naburg post today")]
    [InlineData("he was in Naburg. Post was late")]
    [InlineData("he was in Naburg today")]
    public void OutsideItTheNameStays(string text) =>
        Assert.Equal(["Naburg -> city/naburg ShortName"], TagHelper.Tag(Set, [text]));
}
