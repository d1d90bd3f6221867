namespace Search.Variants.Naming;

/// <summary>How well two words of names fit, and why.</summary>
internal sealed class WordComparer(NameLexicon lexicon)
{
    /// <summary>How well short forms of a given name fit.</summary>
    public const double Nickname = 0.92;

    private const double SameName = 0.96;
    private const double Exonym = 0.97;
    private const double Romanisation = 0.95;
    private const double Initial = 0.86;

    /// <summary>Words up to this length are compared by their sounds' classes more strictly.</summary>
    private const int ShortWord = 3;

    /// <summary>Compares two words; nicknames and initials only in names of persons.</summary>
    public WordFit Compare(NameToken a, NameToken b, bool isPerson)
    {
        if (a.Role == NameRole.Initial || b.Role == NameRole.Initial)
        {
            return isPerson ? CompareInitial(a, b) : a.Text == b.Text ? new WordFit(1, WordFitKind.Same) : default;
        }
        if (string.Equals(a.Text, b.Text, StringComparison.Ordinal))
        {
            return new WordFit(1, WordFitKind.Same);
        }
        return CompareWords(a.Text, a.Sounds, b.Text, b.Sounds, isPerson);
    }

    /// <summary>Compares two folded words of names that are on no list.</summary>
    public double Similarity(string a, string b, bool isPerson) => string.Equals(a, b, StringComparison.Ordinal)
        ? 1
        : CompareWords(a, SoundWord.Of(a), b, SoundWord.Of(b), isPerson).Similarity;

    private WordFit CompareWords(string a, string soundsOfA, string b, string soundsOfB, bool isPerson)
    {
        bool areExact = lexicon.Is(NameWordClass.Exact, a) && lexicon.Is(NameWordClass.Exact, b);
        if (areExact || HasDigit(a) || HasDigit(b))
        {
            return default;
        }
        if (Known(a, b, isPerson) is { Kind: not WordFitKind.None } known)
        {
            return known;
        }
        double similarity = SoundDistance.Similarity(soundsOfA, soundsOfB);
        if (Math.Min(a.Length, b.Length) <= ShortWord && soundsOfA.Length > 0 && soundsOfB.Length > 0
            && SoundKey.Of(soundsOfA) != SoundKey.Of(soundsOfB))
        {
            similarity = Math.Min(similarity, 0.6);
        }
        if (similarity < Romanisation && AreOneInChinese(a, b))
        {
            return new WordFit(Romanisation, WordFitKind.Romanisation);
        }
        return new WordFit(similarity, WordFitKind.Spelling);
    }

    /// <summary>What the lexicon says of two words.</summary>
    private WordFit Known(string a, string b, bool isPerson)
    {
        if (!isPerson)
        {
            return lexicon.AreExonyms(a, b) ? new WordFit(Exonym, WordFitKind.Exonym) : default;
        }
        if (lexicon.AreSameName(a, b))
        {
            return new WordFit(SameName, WordFitKind.SameName);
        }
        return lexicon.AreNicknames(a, b) ? new WordFit(Nickname, WordFitKind.Nickname) : default;
    }

    private static WordFit CompareInitial(NameToken a, NameToken b)
    {
        bool isSame = a.Text[0] == b.Text[0]
            || (a.Sounds.Length > 0 && b.Sounds.Length > 0 && a.Sounds[0] == b.Sounds[0]);
        if (!isSame)
        {
            return default;
        }
        bool areBoth = a.Role == NameRole.Initial && b.Role == NameRole.Initial;
        return areBoth ? new WordFit(1, WordFitKind.Same) : new WordFit(Initial, WordFitKind.Initial);
    }

    private static bool AreOneInChinese(string a, string b)
    {
        string? ofA = ChineseSyllables.ToWadeGiles(a);
        string? ofB = ChineseSyllables.ToWadeGiles(b);
        return (ofA is not null && Equal(ofA, b)) || (ofB is not null && Equal(ofB, a));
    }

    /// <summary>A last h and e for ê are written or not: "teh", "te".</summary>
    private static bool Equal(string wadeGiles, string word) =>
        wadeGiles.AsSpan().TrimEnd('h').SequenceEqual(word.AsSpan().TrimEnd('h'));

    private static bool HasDigit(string word) => word.AsSpan().ContainsAnyInRange('0', '9');
}
