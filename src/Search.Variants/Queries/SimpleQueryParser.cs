namespace Search.Variants.Expansion;

/// <summary>
/// Cuts a simple query: words, <c>"quotes"</c> (straight or curly), <c>-word</c> and <c>-"quotes"</c>. There is no
/// wrong query: a quote without its end runs to the end, a lone minus is left out.
/// </summary>
internal static class SimpleQueryParser
{
    private const string Quotes = "\"\u201C\u201D\u201E\u00AB\u00BB";

    public static List<QuerySegment> Parse(ReadOnlySpan<char> text)
    {
        var segments = new List<QuerySegment>();
        int at = 0;
        int loose = 0;
        while (at < text.Length)
        {
            bool isMinus = IsMinus(text, at);
            int start = isMinus ? at + 1 : at;
            bool isQuote = start < text.Length && Quotes.Contains(text[start]);
            if (!isMinus && !isQuote)
            {
                at++;
                continue;
            }
            Add(segments, SegmentKind.Loose, text, loose, at);
            int end = isQuote ? EndOfQuote(text, start + 1) : EndOfWord(text, start);
            int from = isQuote ? start + 1 : start;
            Add(segments, isMinus ? SegmentKind.Excluded : SegmentKind.Quoted, text, from, end);
            at = isQuote ? Math.Min(end + 1, text.Length) : end;
            loose = at;
        }
        Add(segments, SegmentKind.Loose, text, loose, text.Length);
        return segments;
    }

    /// <summary>A minus excludes at the start of a word only: "US-Gulf" excludes nothing.</summary>
    private static bool IsMinus(ReadOnlySpan<char> text, int at) =>
        text[at] is '-' or '\u2212'
        && (at == 0 || char.IsWhiteSpace(text[at - 1]))
        && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);

    private static int EndOfQuote(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && !Quotes.Contains(text[at]))
        {
            at++;
        }
        return at;
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }
        return at;
    }

    private static void Add(List<QuerySegment> segments, SegmentKind kind, ReadOnlySpan<char> text, int start, int end)
    {
        if (end > start && !text[start..end].IsWhiteSpace())
        {
            segments.Add(new QuerySegment(kind, start, end));
        }
    }
}
