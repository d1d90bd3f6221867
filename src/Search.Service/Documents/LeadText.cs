namespace Search.Service;

/// <summary>The lead of an article: its first paragraph, cut at a word when it is long.</summary>
internal static class LeadText
{
    private const int MaxCharacters = 500;

    /// <summary>The lead of a body.</summary>
    public static string Of(string body)
    {
        ReadOnlySpan<char> text = body.AsSpan().Trim();
        int end = text.IndexOfAny('\n', '\r');
        ReadOnlySpan<char> paragraph = end < 0 ? text : text[..end].TrimEnd();
        if (paragraph.Length <= MaxCharacters)
        {
            return paragraph.ToString();
        }
        int cut = paragraph[..MaxCharacters].LastIndexOf(' ');
        return paragraph[..(cut > 0 ? cut : MaxCharacters)].ToString() + "…";
    }
}
