namespace Search.Variants.Tests.Tagging;

/// <summary>A place of one word beside what looks like a surname, on the shipped names; and what must stay a place.</summary>
public sealed class PlaceDoubtTests
{
    [Theory]
    [InlineData("On Monday Jordan Wells scored twice for his side.", "state/jordan")]
    [InlineData("The comedy of Kenya Barris opened in a small theatre.", "state/kenya")]
    [InlineData("A novel of Milan Kundera was found in the attic.", "city/milan")]
    [InlineData("The songs of France Gall were played all night.", "state/france")]
    public void ItIsInDoubt(string text, string entity) => Assert.Equal(0.3, Confidence(text, entity), 3);

    [Theory]
    [InlineData("On Monday Jordan Wells scored twice. Wells said it was luck.", "state/jordan")]
    [InlineData("On Monday Kenya Barris opened a theatre. It is Barris's second.", "state/kenya")]
    [InlineData("On Monday Milan Kundera came too. They asked Mr Kundera to speak.", "city/milan")]
    [InlineData("They said that Georgia Meloni would come on Monday.", "state/georgia")]
    [InlineData("They said that Dr Jordan Wells would come on Monday.", "state/jordan")]
    public void WhereTheNextWordIsUsedAsASurnameItIsNoPlace(string text, string entity) =>
        Assert.Equal(0, Confidence(text, entity));

    [Theory]
    [InlineData("They said that the Jordan Foreign Ministry would answer.", "state/jordan")]
    [InlineData("They said that Jordan Ministry officials would answer.", "state/jordan")]
    [InlineData("They met in Jordan Wednesday and went home.", "state/jordan")]
    [InlineData("They said Jordan Wednesday would answer.", "state/jordan")]
    [InlineData("They fought in Jordan Wells after dark.", "state/jordan")]
    [InlineData("They said that Iran President Raisi would come.", "state/iran")]
    [InlineData("All knew that Lebanon Hezbollah fighters were there.", "state/lebanon")]
    [InlineData("He wrote of the Kenya Valley and its people.", "state/kenya")]
    [InlineData("They saw Kenya, Barris and others on the way.", "state/kenya")]
    [InlineData("They saw Kenya's Barris on the way to town.", "state/kenya")]
    [InlineData("Kenya Beats Uganda In Last Minute", "state/kenya")]
    [InlineData("Kenya Wins", "state/kenya")]
    [InlineData("KENYA BARRIS WINS IN COURT", "state/kenya")]
    [InlineData("They said Kenya Barris fled. All of Nairobi talks of it.", "state/kenya")]
    public void OtherwiseItIsAPlace(string text, string entity) => Assert.Equal(1, Confidence(text, entity), 3);

    /// <summary>No list decides: every state of one word is in doubt before a word that nobody knows.</summary>
    [Fact]
    public void AllPlacesAreTreatedAlike()
    {
        string[] names =
        [
            .. VariantSet.Shipped.Entities.Where(static entity => entity.Type == EntityType.State)
                .SelectMany(static entity => entity.Variants)
                .Where(static variant => variant.Kind == VariantKind.ShortName && !variant.Surface.Contains(' ')
                    && !variant.Surface.Contains('-') && variant.Guards.Count == 0 && !variant.Ambiguous
                    && !variant.AlsoWord && variant.Prior == 1)
                .Select(static variant => variant.Surface),
        ];
        Assert.True(names.Length > 100, $"only {names.Length} names");
        string[] sure = [.. names.Where(static name => Sureness($"They said that {name} Qwobbel was there.") > 0.31)];
        Assert.Equal([], sure);
    }

    private static double Sureness(string text) =>
        new Tagger(VariantSet.Shipped).Tag([text.AsMemory()], DocumentContext.Unknown).Mentions
            .Select(static mention => mention.Confidence).DefaultIfEmpty(0).Max();

    /// <summary>Confidence of the first direct mention of an entity; 0 for none.</summary>
    private static double Confidence(string text, string entity) =>
        new Tagger(VariantSet.Shipped).Tag([text.AsMemory()], DocumentContext.Unknown).Mentions
            .FirstOrDefault(mention => VariantSet.Shipped.Entities[mention.Entity].Id == entity
                && VariantSet.Shipped.Variants[mention.Variant].Entity == mention.Entity)?.Confidence ?? 0;
}
