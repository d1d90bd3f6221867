namespace Search.Analysis.Words;

/// <summary>What the characters between two raw tokens say about the second one.</summary>
internal static class WordGap
{
    /// <summary>Words after which a dot ends an abbreviation and no sentence.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations = Lookup(
        "mr mrs ms messrs dr prof rev fr sr jr st mt ft gen lt col maj capt sgt cpl adm cmdr brig gov sen rep pres hon "
        + "amb sec dept supt insp vs etc al inc ltd co corp bros no nos vol fig pp ed eds approx est "
        + "jan feb mar apr jun jul aug sept sep oct nov dec");

    /// <summary>Words that open a sentence when they follow an acronym's dot with a capital.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Openers = Lookup(
        "the a an this that these those he she it they we i you his her its their our my but and or if in on at for from "
        + "by with as after before when while since although however meanwhile there such some many most no not what who "
        + "how why where during under over according earlier last next");

    /// <summary>Flags of the token that starts at <paramref name="start"/>; marks the token before it as well.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">The tokens before this one: at least one.</param>
    /// <param name="previousEnd">End of the last of them.</param>
    /// <param name="start">Start of this one.</param>
    /// <param name="folded">Folded form of this one.</param>
    /// <param name="shape">Flags of this one's surface.</param>
    public static RawTokenFlags FlagsOf(
        ReadOnlySpan<char> text,
        RawTokens tokens,
        int previousEnd,
        int start,
        ReadOnlySpan<char> folded,
        RawTokenFlags shape)
    {
        ReadOnlySpan<char> gap = text[previousEnd..start];
        int last = tokens.Count - 1;
        if (gap is "-")
        {
            tokens.AddFlag(last, RawTokenFlags.HyphenAfter);
            return RawTokenFlags.HyphenBefore;
        }
        if (IsPluralPossessive(text, previousEnd, gap))
        {
            tokens.AddFlag(last, RawTokenFlags.Possessive);
            gap = gap[1..];
        }
        Marks marks = Read(gap);
        bool capitalised = (shape & (RawTokenFlags.Capitalised | RawTokenFlags.HasDigit | RawTokenFlags.NonAscii)) != 0;
        bool dotEnds = capitalised && Has(marks, Marks.Dot) && !IsAbbreviation(tokens.Surface(last));
        bool ends = dotEnds || Has(marks, Marks.Paragraph) || (capitalised && Has(marks, Marks.Terminator))
            || (capitalised && Has(marks, Marks.Space) && IsAcronymEnd(tokens.Flags[last], folded));
        bool separates = dotEnds || Has(marks, Marks.Terminator | Marks.Other);
        return (Has(marks, Marks.Line) ? RawTokenFlags.LineStart : RawTokenFlags.None)
            | (ends ? RawTokenFlags.SentenceStart : RawTokenFlags.None)
            | (separates ? RawTokenFlags.AfterPunctuation : RawTokenFlags.None);
    }

    private static bool Has(Marks marks, Marks any) => (marks & any) != 0;

    /// <summary>The apostrophe of "states' rights" at the start of a gap.</summary>
    private static bool IsPluralPossessive(ReadOnlySpan<char> text, int previousEnd, ReadOnlySpan<char> gap) =>
        gap.StartsWith("'") && text[previousEnd - 1] is 's' or 'S' && (gap.Length == 1 || char.IsWhiteSpace(gap[1]));

    private static bool IsAcronymEnd(RawTokenFlags previous, ReadOnlySpan<char> folded) =>
        (previous & RawTokenFlags.Acronym) != 0 && Openers.Contains(folded);

    private static Marks Read(ReadOnlySpan<char> gap)
    {
        Marks marks = Marks.None;
        Marks pending = Marks.None;
        int lines = 0;
        foreach (char c in gap)
        {
            if (char.IsWhiteSpace(c))
            {
                // A terminator counts once white space follows it, closing quotes in between or not.
                marks |= pending | Marks.Space;
                pending = Marks.None;
                lines += c is '\n' or '\u2028' or '\u2029' ? 1 : 0;
            }
            else if (c is '.')
            {
                pending |= Marks.Dot;
            }
            else if (c is '!' or '?' or '\u2026')
            {
                pending |= Marks.Terminator;
                marks |= Marks.Other;
            }
            else if (c is '\u3002' or '\uFF01' or '\uFF1F')
            {
                marks |= Marks.Terminator;
            }
            else
            {
                marks |= Marks.Other;
            }
        }
        marks |= pending == Marks.None ? Marks.None : Marks.Other;
        marks |= lines > 0 ? Marks.Line : Marks.None;
        return marks | (lines > 1 ? Marks.Paragraph : Marks.None);
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word)
    {
        if (word.Length == 1)
        {
            return char.IsLetter(word[0]);
        }
        Span<char> lower = stackalloc char[8];
        if (word.Length > lower.Length)
        {
            return false;
        }
        word.CopyTo(lower);
        Unicode.CharCase.ToLower(lower[..word.Length]);
        return Abbreviations.Contains(lower[..word.Length]);
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(string words) =>
        new HashSet<string>(words.Split(' '), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    [Flags]
    private enum Marks
    {
        None = 0,
        Space = 1,
        Line = 2,
        Paragraph = 4,
        Dot = 8,
        Terminator = 16,
        Other = 32,
    }
}
