namespace Search.Variants.Naming;

/// <summary>Compares names of organisations and places.</summary>
internal sealed class TitleNameMatcher(NameLexicon lexicon, ListedNames listed, NameAligner aligner)
{
    private const double Conflict = 0.4;
    private const double Dropped = 0.6;
    private const double DroppedKindWord = 0.8;
    private const double OtherOrder = 0.98;
    private const double Initials = 0.9;
    private const double OtherInitials = 0.1;

    /// <summary>How much more a difference weighs in these names: Kunar is not Kunduz.</summary>
    private const double Strictness = 1.9;

    private readonly TitleNameParser _parser = new(lexicon, listed);

    /// <summary>Compares two names.</summary>
    /// <param name="first">A name.</param>
    /// <param name="second">Another one.</param>
    /// <param name="kind">What they name.</param>
    /// <param name="isSwapped">Whether the caller's first name is the second one here.</param>
    public NameComparison Compare(string first, string second, NameKind kind, bool isSwapped)
    {
        if (lexicon.AreExonyms(WholeKey(first), WholeKey(second)))
        {
            return new NameComparison(0.97, "both are names of one place");
        }
        ParsedName a = _parser.Parse(first, kind);
        ParsedName b = _parser.Parse(second, kind);
        if (kind != NameKind.Place && (a.IsAcronym || b.IsAcronym) && CompareInitials(first, a, second, b) is { } made)
        {
            return made;
        }
        var alignment = new NameAlignment(a, b, aligner.Align(a, b, isPerson: false));
        if (alignment.CoreLinks.Count == 0)
        {
            return new NameComparison(0, "no word of one fits a word of the other");
        }
        List<string> notes = alignment.Notes(isSwapped);
        double fit = Math.Max(0, 1 - Strictness * (1 - alignment.Fit));
        double score = fit * Coverage(alignment, kind) * Order(alignment, notes);
        return new NameComparison(score, NameNotes.Join(notes));
    }

    private static string WholeKey(string name) =>
        string.Join(' ', RawName.Split(name).Where(static word => word.Text is not ("al" or "el" or "the"))
            .Select(static word => word.Text));

    /// <summary>Initials against the words they may stand for; null when that is not the question.</summary>
    private static NameComparison? CompareInitials(string first, ParsedName a, string second, ParsedName b)
    {
        if (a.IsAcronym && b.IsAcronym)
        {
            bool isSame = string.Equals(a.Tokens[0].Text, b.Tokens[0].Text, StringComparison.Ordinal);
            return isSame
                ? new NameComparison(1, "the initials are the same")
                : new NameComparison(OtherInitials, "the initials differ");
        }
        (ParsedName shortName, string longName) = a.IsAcronym ? (a, second) : (b, first);
        List<RawNameWord> words = RawName.Split(longName);
        if (words.Count < 2)
        {
            return null;
        }
        string initials = shortName.Tokens[0].Text;
        return Acronyms.Fit(initials, words)
            ? new NameComparison(Initials, $"\"{initials}\" in capitals are the initials of the words")
            : new NameComparison(OtherInitials, "the letters are not the initials of the words");
    }

    private double Coverage(NameAlignment alignment, NameKind kind)
    {
        if (alignment.OnlyA.Count > 0 && alignment.OnlyB.Count > 0)
        {
            return Conflict;
        }
        bool isLongerA = alignment.OnlyA.Count > 0;
        IReadOnlyList<int> only = isLongerA ? alignment.OnlyA : alignment.OnlyB;
        if (only.Count == 0)
        {
            return 1;
        }
        ParsedName longer = isLongerA ? alignment.A : alignment.B;
        bool areKindWords = kind == NameKind.Place && only.All(index =>
            lexicon.Is(NameWordClass.PlaceWord, longer.Tokens[index].Text));
        return areKindWords ? DroppedKindWord : Dropped;
    }

    private static double Order(NameAlignment alignment, List<string> notes)
    {
        int[] order = [.. alignment.CoreLinks.Select(static link => link.StartB)];
        if (order.SequenceEqual(order.Order()))
        {
            return 1;
        }
        notes.Add("the words stand in another order");
        return OtherOrder;
    }
}
