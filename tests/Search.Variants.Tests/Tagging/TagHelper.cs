namespace Search.Variants.Tests.Tagging;

/// <summary>Tags a text with the shipped data and writes the mentions so that people can read them.</summary>
internal static class TagHelper
{
    public static string[] Tag(string body, string? source = null, DateOnly? date = null) =>
        Tag(VariantSet.Shipped, [body], source, date);

    /// <summary>One line a mention: <c>surface -> entity KIND</c>, in the order of the text.</summary>
    public static string[] Tag(VariantSet set, string[] fields, string? source = null, DateOnly? date = null)
    {
        TaggedDocument document = new Tagger(set).Tag(
            [.. fields.Select(static text => text.AsMemory())], new DocumentContext(source, date));
        return
        [
            .. document.Mentions.Select(mention =>
                fields[mention.Field][mention.StartOffset..mention.EndOffset]
                + $" -> {set.Entities[mention.Entity].Id} {mention.Kind}"),
        ];
    }
}
