namespace Search.Service;

/// <summary>
/// Splits a text in the simple syntax: words, "phrases", -excluded. Every text is valid: an open quote ends with the
/// text.
/// </summary>
internal static class SimpleTextParser
{
    private const string Quotes = "\"\u201C\u201D\u201E";

    /// <summary>The parts, in order.</summary>
    public static List<SimpleTextPart> Parse(string text)
    {
        var parts = new List<SimpleTextPart>();
        int at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            bool excluded = text[at] == '-' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
            at += excluded ? 1 : 0;
            bool isPhrase = Quotes.Contains(text[at], StringComparison.Ordinal);
            int start = isPhrase ? at + 1 : at;
            int end = isPhrase ? EndOfPhrase(text, start) : EndOfWord(text, start);
            string inner = text[start..end].Trim();
            if (inner.Length > 0)
            {
                parts.Add(new SimpleTextPart(inner, isPhrase, excluded));
            }
            at = isPhrase ? end + 1 : end;
        }
        return parts;
    }

    private static int EndOfPhrase(string text, int start)
    {
        int end = text.AsSpan(start).IndexOfAny(Quotes);
        return end < 0 ? text.Length : start + end;
    }

    private static int EndOfWord(string text, int start)
    {
        int end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end])
            && !Quotes.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }
        return end;
    }
}
