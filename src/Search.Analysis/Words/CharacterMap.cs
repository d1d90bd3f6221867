using System.Buffers;

namespace Search.Analysis.Words;

/// <summary>
/// Makes typographic quotes, hyphens and spaces plain, one unit for one, so that offsets stay as they are. An em dash
/// stays: it separates, it never joins.
/// </summary>
internal static class CharacterMap
{
    private const string Apostrophes = "\u2018\u2019\u201B\u2032\uFF07\u02BC\u02BB\u0060\u00B4";
    private const string Quotes = "\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB\uFF02";
    private const string Hyphens = "\u2010\u2011\u2012\u2013\u2212\uFE63\uFF0D";
    private const string Spaces = "\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u3000";

    private static readonly SearchValues<char> Mapped =
        SearchValues.Create(Apostrophes + Quotes + Hyphens + Spaces);

    /// <summary>Index of the first unit that the map changes; -1 for none.</summary>
    public static int IndexOfMapped(ReadOnlySpan<char> text) => text.IndexOfAny(Mapped);

    /// <summary>Maps text in place.</summary>
    public static void Apply(Span<char> text)
    {
        for (int at = text.IndexOfAny(Mapped); at >= 0;)
        {
            text[at] = Map(text[at]);
            int next = text[(at + 1)..].IndexOfAny(Mapped);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static char Map(char c) =>
        Apostrophes.Contains(c) ? '\'' : Quotes.Contains(c) ? '"' : Hyphens.Contains(c) ? '-' : ' ';
}
