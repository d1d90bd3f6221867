namespace Search.Queries;

/// <summary>
/// Cuts text into sentences at line breaks and at full stops, question and exclamation marks that a new sentence
/// follows. Stops after single letters (initials, U.S.) and common abbreviations do not end one.
/// </summary>
internal static class SentenceBreaker
{
    /// <summary>What ends a sentence or stands after its end.</summary>
    internal const string Closers = ".!?\u2026\"')]\u201D\u2019";

    private static readonly HashSet<string> s_abbreviations = new(
        ("mr mrs ms dr prof gen col lt sgt capt adm maj gov sen rep st jr sr no vs etc inc ltd co corp hon rev min "
            + "jan feb mar apr jun jul aug sep sept oct nov dec").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The sentences as [start, end), without gaps; line breaks and blanks belong to the sentence
    /// before.</summary>
    internal static List<(int Start, int End)> Split(string text)
    {
        var sentences = new List<(int Start, int End)>();
        int start = 0;
        int i = 0;
        while (i < text.Length)
        {
            int end = EndOfSentence(text, i);
            if (end < 0)
            {
                i++;
                continue;
            }
            sentences.Add((start, end));
            start = end;
            i = end;
        }
        if (start < text.Length)
        {
            sentences.Add((start, text.Length));
        }
        return sentences;
    }

    /// <summary>Where the sentence that stops at <paramref name="at"/> ends, blanks included; -1 when it does not stop
    /// there.</summary>
    private static int EndOfSentence(string text, int at)
    {
        char c = text[at];
        if (c is '\n' or '\r')
        {
            return PassBlanks(text, at + 1);
        }
        if (c is not ('.' or '!' or '?' or '\u2026'))
        {
            return -1;
        }
        int end = at + 1;
        while (end < text.Length && Closers.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }
        if (end >= text.Length)
        {
            return end;
        }
        if (!char.IsWhiteSpace(text[end]) || (c == '.' && IsAbbreviation(text, at)))
        {
            return -1;
        }
        int next = PassBlanks(text, end);
        return next < text.Length && char.IsLower(text[next]) ? -1 : next;
    }

    private static bool IsAbbreviation(string text, int stop)
    {
        int start = stop;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }
        return stop - start == 1 || s_abbreviations.Contains(text[start..stop]);
    }

    private static int PassBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
        return at;
    }
}
