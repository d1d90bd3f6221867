using System.Globalization;
using Search.Variants;

namespace Search.Service;

/// <summary>
/// The sentences that say which rung of the ladder would have matched and what keeps it out. They quote the document
/// and the request and judge neither.
/// </summary>
internal static class LadderReasons
{
    /// <summary>What keeps evidence out; null when nothing of the request does.</summary>
    /// <param name="input">The request.</param>
    /// <param name="part">The evidence.</param>
    /// <param name="link">The kind that links the query's words to what was found, where it is not the evidence's.</param>
    /// <param name="ownTier">The highest tier that the entity's own node allows; null for any.</param>
    public static string? Of(QueryInput input, MatchedPart part, VariantKind link, int? ownTier = null)
    {
        VariantFilter allowed = input.Variants;
        string says = part.Reason.TrimEnd('.');
        if (input.RankProfile == RankProfiles.LuceneBm25)
        {
            return $"Profile {RankProfiles.News} would match: {says}. Profile {RankProfiles.LuceneBm25} compares words only.";
        }
        if (part.Tier > ownTier)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Tier {part.Tier} would match: {says}. max_tier of the entity query is {ownTier}.");
        }
        if (part.Tier > (allowed.MaxTier ?? QueryTools.MaxTier))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Tier {part.Tier} would match: {says}. max_tier is {allowed.MaxTier}.");
        }
        if (allowed.ExcludeKinds.Contains(part.Kind) || allowed.ExcludeKinds.Contains(link))
        {
            VariantKind kind = allowed.ExcludeKinds.Contains(part.Kind) ? part.Kind : link;
            return $"Kind {NameOf(kind)} would match: {says}. exclude_kinds names it.";
        }
        return allowed.AsOf is { } day
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Another date would match: {says}. This was not valid on {day:yyyy-MM-dd}, which as_of names.")
            : null;
    }

    /// <summary>A field that texts do not search has the words.</summary>
    public static string OtherField(string part, string field) =>
        $"\"{part}\" is only in the field {field}, which texts do not search.";

    /// <summary>The words are printed, and not read as what the query asks for.</summary>
    public static string OtherReading(string surface, string field, IReadOnlyList<string> asked, string? instead) =>
        instead is null
            ? $"The field {field} says \"{surface}\"; the index does not link it there to {List(asked)}."
            : $"The field {field} says \"{surface}\"; the index links it there to {instead}, not to {List(asked)}.";

    /// <summary>Nothing of it is there.</summary>
    public static string Absent(string part, IReadOnlyList<string> asked) => asked.Count == 0
        ? $"The document has no form of \"{part}\"."
        : $"The document has neither \"{part}\" nor a name that the index links to {List(asked)}.";

    /// <summary>A kind as requests write it: <c>LABEL</c>.</summary>
    public static string NameOf(VariantKind kind) => string.Concat(kind.ToString().Select((c, i) =>
        (i > 0 && char.IsAsciiLetterUpper(c) ? "_" : string.Empty)
        + (char)(char.IsAsciiLetterLower(c) ? c - ('a' - 'A') : c)));

    private static string List(IReadOnlyList<string> names) => string.Join(" or ", names);
}
