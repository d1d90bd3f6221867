using Search.Analysis.Unicode;

namespace Search.Analysis.Words;

/// <summary>Where a raw token lies: its surface, and its end with a possessive ending or an acronym's last dot.</summary>
internal readonly record struct WordSpan(int Start, int WordEnd, int End)
{
    public bool IsPossessive { get; private init; }

    /// <summary>The first raw token of the word [start, end) that UAX #29 found.</summary>
    public static WordSpan From(ReadOnlySpan<char> text, int start, int end)
    {
        int wordEnd = FirstJoinerThatSplits(text, start, end);
        if (wordEnd < end)
        {
            return new WordSpan(start, wordEnd, wordEnd);
        }
        ReadOnlySpan<char> word = text[start..end];
        if (end < text.Length && text[end] == '.' && IsAcronymStart(word))
        {
            int acronymEnd = word.Length == 1 ? SpacedAcronymEnd(text, start) : end + 1;
            if (acronymEnd > 0)
            {
                return WithPossessiveAfter(text, start, acronymEnd);
            }
        }
        if (word.Length > 2 && word[^1] is 's' or 'S' && word[^2] == '\'')
        {
            return new WordSpan(start, end - 2, end) { IsPossessive = true };
        }
        return new WordSpan(start, end, end);
    }

    /// <summary>Steps over the colon or dot at which a word was split.</summary>
    public static int SkipJoiners(ReadOnlySpan<char> text, int at, int end)
    {
        while (at < end && text[at] is ':' or '.')
        {
            at++;
        }
        return at;
    }

    private static int FirstJoinerThatSplits(ReadOnlySpan<char> text, int start, int end)
    {
        for (int from = start; ;)
        {
            int at = text[from..end].IndexOfAny('.', ':');
            if (at < 0)
            {
                return end;
            }
            at += from;
            bool splits = text[at] == ':' || StartsCapitalisedWord(text[(at + 1)..end]);
            if (splits && at > start)
            {
                return at;
            }
            from = at + 1;
        }
    }

    private static bool StartsCapitalisedWord(ReadOnlySpan<char> text) =>
        text.Length >= 2 && CharCase.IsUpper(text[0]) && CharCase.IsLower(text[1]);

    private static bool IsAcronymStart(ReadOnlySpan<char> word) =>
        word.Length == 1 ? CharCase.IsUpper(word[0]) : SurfaceShape.IsDottedAbbreviation(word);

    /// <summary>End of "U. S." when one starts here; 0 when none does.</summary>
    private static int SpacedAcronymEnd(ReadOnlySpan<char> text, int start)
    {
        int end = 0;
        int at = start + 2;
        while (at + 2 < text.Length && text[at] == ' ' && CharCase.IsUpper(text[at + 1]) && text[at + 2] == '.'
            && !(at + 3 < text.Length && char.IsLetterOrDigit(text[at + 3])))
        {
            at += 3;
            end = at;
        }
        return end;
    }

    private static WordSpan WithPossessiveAfter(ReadOnlySpan<char> text, int start, int end)
    {
        ReadOnlySpan<char> rest = text[end..];
        bool isPossessive = rest.Length >= 2 && rest[0] == '\'' && rest[1] is 's' or 'S'
            && !(rest.Length > 2 && char.IsLetterOrDigit(rest[2]));
        return new WordSpan(start, end, isPossessive ? end + 2 : end) { IsPossessive = isPossessive };
    }
}
