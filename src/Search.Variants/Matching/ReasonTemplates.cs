namespace Search.Variants.Matching;

/// <summary>
/// The sentences of explanations. They quote what a document prints and say how the index links it; they endorse
/// nothing.
/// </summary>
internal static class ReasonTemplates
{
    /// <summary>A name.</summary>
    public static string OfName(string surface, string displayName, VariantKind kind, string usedBy, string? disputes)
    {
        string label = usedBy.Length == 0 ? KindPhrases.Of(kind) : $"{KindPhrases.Of(kind)}, used by {usedBy}";
        string link = $"The document says \"{surface}\"; the index links this to {displayName} ({label}).";
        return disputes is null ? link : $"{link} {disputes}";
    }

    /// <summary>A name that the query's words only stand for.</summary>
    public static string OfAssociation(string queryPart, string displayName, string sentence) =>
        $"The query says \"{queryPart}\", which may stand for {displayName}. {sentence}";

    /// <summary>A name that is spelled nearly like the query's words.</summary>
    public static string OfSimilar(string queryPart, string displayName, string sentence) =>
        $"The query says \"{queryPart}\", which is spelled like a name of {displayName}. {sentence}";

    /// <summary>A word of the query.</summary>
    public static string OfWord(string surface, string queryPart, VariantKind kind) => kind == VariantKind.Exact
        ? $"The document says \"{surface}\", as the query does."
        : $"The document says \"{surface}\" ({KindPhrases.Of(kind)}) for \"{queryPart}\".";

    /// <summary>Another phrasing.</summary>
    public static string OfPhrasing(string surface, string queryPart, VariantKind kind) =>
        $"The document says \"{surface}\"; the index takes this for \"{queryPart}\" ({KindPhrases.Of(kind)}).";
}
