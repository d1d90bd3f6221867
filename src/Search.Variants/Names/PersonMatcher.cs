namespace Search.Variants.Naming;

/// <summary>Compares names of persons.</summary>
internal sealed class PersonMatcher(NameLexicon lexicon, NameAligner aligner)
{
    /// <summary>Both names have a word that the other has not.</summary>
    private const double Conflict = 0.45;

    /// <summary>A word in the middle that the other name, complete otherwise, has not.</summary>
    private const double MiddleDiffers = 0.77;

    /// <summary>The same where initials say that the middle is given in full: "George W.", "George H. W.".</summary>
    private const double InitialsDiffer = 0.6;

    /// <summary>Initials fit many names: the words beside them must fit well.</summary>
    private const double MinBesideInitials = 0.86;

    /// <summary>What is left for each word that only the longer name has.</summary>
    private const double Dropped = 0.96;

    /// <summary>One word of the longer name, with a title before it or not.</summary>
    private const double OneWordWithTitle = 0.74;

    private const double OneWord = 0.64;
    private const double OtherOrder = 0.97;
    private const double Scrambled = 0.75;
    private const double GenerationsDiffer = 0.3;
    private const double GenerationMissing = 0.6;

    private readonly PersonParser _parser = new(lexicon);

    /// <summary>Compares two names.</summary>
    /// <param name="first">A name.</param>
    /// <param name="second">Another one.</param>
    /// <param name="isSwapped">Whether the caller's first name is the second one here.</param>
    public NameComparison Compare(string first, string second, bool isSwapped)
    {
        ParsedName a = _parser.Parse(first);
        ParsedName b = _parser.Parse(second);
        var alignment = new NameAlignment(a, b, aligner.Align(a, b, isPerson: true));
        if (alignment.CoreLinks.Count == 0)
        {
            return new NameComparison(0, "no word of one fits a word of the other");
        }
        List<string> notes = alignment.Notes(isSwapped);
        double score = alignment.Fit * Coverage(alignment) * BesideInitials(alignment) * Order(alignment, notes)
            * Generations(a, b, notes);
        return new NameComparison(score, NameNotes.Join(notes));
    }

    private static double Coverage(NameAlignment alignment)
    {
        if (alignment.OnlyA.Count > 0 && alignment.OnlyB.Count > 0)
        {
            return Conflict;
        }
        bool isLongerA = alignment.OnlyA.Count > 0;
        IReadOnlyList<int> only = isLongerA ? alignment.OnlyA : alignment.OnlyB;
        if (only.Count == 0)
        {
            return OnlyInitials(alignment) ? OneWord : 1;
        }
        if (alignment.CoreLinks.Count == 1)
        {
            ParsedName shorter = isLongerA ? alignment.B : alignment.A;
            return shorter.LeftOut.Count > 0 ? OneWordWithTitle : OneWord;
        }
        double dropped = Math.Max(0.86, Math.Pow(Dropped, only.Count));
        return HasOtherMiddle(alignment, only, isLongerA) ? Middle(alignment, only, isLongerA) : dropped;
    }

    private static double Middle(NameAlignment alignment, IReadOnlyList<int> only, bool isLongerA)
    {
        IReadOnlyList<NameToken> longer = isLongerA ? alignment.A.Tokens : alignment.B.Tokens;
        bool hasInitials = only.Any(index => longer[index].Role == NameRole.Initial)
            || alignment.CoreLinks.Any(link => alignment.A.Tokens[link.StartA].Role == NameRole.Initial
                || alignment.B.Tokens[link.StartB].Role == NameRole.Initial);
        return hasInitials ? InitialsDiffer : MiddleDiffers;
    }

    /// <summary>Less than 1 where an initial fits and a word beside it hardly does.</summary>
    private static double BesideInitials(NameAlignment alignment)
    {
        bool hasInitial = alignment.CoreLinks.Any(static link => link.Fit.Kind == WordFitKind.Initial);
        bool isLoose = alignment.CoreLinks.Any(static link =>
            link.Fit.Kind == WordFitKind.Spelling && link.Fit.Similarity < MinBesideInitials);
        return hasInitial && isLoose ? Scrambled : 1;
    }

    private static bool OnlyInitials(NameAlignment alignment) =>
        alignment.CoreLinks.All(static link => link.Fit.Kind == WordFitKind.Initial);

    /// <summary>
    /// Both give a middle name or initial, and one gives another besides: "George W.", "George H. W."; or the word
    /// stands between three that agree.
    /// </summary>
    private static bool HasOtherMiddle(NameAlignment alignment, IReadOnlyList<int> only, bool isLongerA)
    {
        ParsedName longer = isLongerA ? alignment.A : alignment.B;
        int[] starts = [.. alignment.CoreLinks.Select(link => isLongerA ? link.StartA : link.StartB)];
        int joined = alignment.CoreLinks.Sum(link =>
            (isLongerA ? link.EndA - link.StartA : link.EndB - link.StartB) - 1);
        bool isBetween = only.Any(index => index > starts.Min() && index < starts.Max());
        return isBetween && starts.Length + joined >= 3 && longer.CoreCount - only.Count >= 3 && only.Count < 3;
    }

    private static double Order(NameAlignment alignment, List<string> notes)
    {
        int[] order = [.. alignment.CoreLinks.Select(static link => link.StartB)];
        int[] sorted = [.. order.Order()];
        if (order.SequenceEqual(sorted))
        {
            return 1;
        }
        notes.Add("the words stand in another order");
        bool isRotated = Enumerable.Range(1, order.Length - 1).Any(by =>
            sorted.Skip(by).Concat(sorted.Take(by)).SequenceEqual(order));
        return isRotated || order.SequenceEqual(sorted.Reverse()) ? OtherOrder : Scrambled;
    }

    private static double Generations(ParsedName a, ParsedName b, List<string> notes)
    {
        if (string.Equals(a.Generation, b.Generation, StringComparison.Ordinal))
        {
            return 1;
        }
        if (a.Generation.Length > 0 && b.Generation.Length > 0)
        {
            notes.Add("the generations differ");
            return GenerationsDiffer;
        }
        notes.Add("only one names the generation");
        return GenerationMissing;
    }
}
