using System.Text.RegularExpressions;

namespace Search.Variants.Tests.Cases;

/// <summary>A <c>matched</c> expectation: parts from the right may be left out.</summary>
internal sealed record CaseMatch(
    string Id, string QueryPart, string Meaning, VariantKind? Kind, string? Surface, string? Field)
{
    private static readonly Regex Pattern = new(
        "^(\\S+) \"([^\"]*)\" as (\\S+)(?: ([A-Z_]+))?(?: \"([^\"]*)\")?(?: in (\\w+))?$",
        RegexOptions.CultureInvariant);

    public static CaseMatch Parse(string text)
    {
        Match match = Pattern.Match(text);
        if (!match.Success)
        {
            throw new FormatException($"not `id \"query part\" as meaning KIND \"surface\" in field`: {text}");
        }
        return new CaseMatch(
            match.Groups[1].Value,
            match.Groups[2].Value,
            match.Groups[3].Value,
            match.Groups[4].Success ? KindNames.Parse(match.Groups[4].Value) : null,
            match.Groups[5].Success ? match.Groups[5].Value : null,
            match.Groups[6].Success ? match.Groups[6].Value : null);
    }

    public bool Fits(MatchedPart part) =>
        part.QueryPart == QueryPart
        && (part.EntityId == Meaning || part.PhraseGroupId == Meaning)
        && (Kind is null || part.Kind == Kind)
        && (Surface is null || part.Surface == Surface)
        && (Field is null || part.Field == Field);
}
