using System.Buffers;

namespace Search.Variants.Naming;

/// <summary>Cuts the name of a person: titles off, generation apart, particles and initials marked.</summary>
internal sealed class PersonParser(NameLexicon lexicon)
{
    private const int MaxInitials = 3;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>Particles that are given names at the beginning of a name: "Ben Cardin", "Al Gore".</summary>
    private static readonly string[] AlsoGiven = ["ben", "al", "van", "e", "o", "i", "y"];

    /// <summary>Parses a name.</summary>
    public ParsedName Parse(string name)
    {
        List<RawNameWord> words = RawName.Split(name);
        var leftOut = new List<string>();
        RemoveTitles(words, leftOut);
        string generation = TakeGeneration(words);
        var tokens = new List<NameToken>();
        bool isShouted = words.TrueForAll(static word => word.IsAllCaps || word.Raw.Length == 1);
        for (int i = 0; i < words.Count; i++)
        {
            Add(words, ref i, isShouted, tokens);
        }
        return new ParsedName { Tokens = tokens, LeftOut = leftOut, Generation = generation };
    }

    /// <summary>Titles stand before a name, or before the given name after a comma; one word always stays.</summary>
    private void RemoveTitles(List<RawNameWord> words, List<string> leftOut)
    {
        int at = 0;
        bool canBe = true;
        while (at < words.Count)
        {
            canBe |= words[at].IsAfterComma;
            bool isTitle = canBe && words.Count > 1 && at + 1 < words.Count + (at == 0 ? 0 : 1)
                && lexicon.Is(NameWordClass.Honorific, words[at].Text)
                && (words[at].Text.Length > 2 || !words[at].IsAllCaps || words[at].IsDotted || words[at].Text is "un");
            if (isTitle)
            {
                leftOut.Add(words[at].Raw);
                words.RemoveAt(at);
                continue;
            }
            canBe = false;
            at++;
        }
    }

    private static string TakeGeneration(List<RawNameWord> words)
    {
        string generation = string.Empty;
        for (int i = words.Count - 1; i > 0; i--)
        {
            string found = GenerationOf(words[i], i == words.Count - 1);
            if (found.Length > 0)
            {
                generation = found;
                words.RemoveAt(i);
                if (i - 1 > 0 && words[i - 1].Text is "the")
                {
                    words.RemoveAt(i - 1);
                    i--;
                }
            }
        }
        return generation;
    }

    private static string GenerationOf(RawNameWord word, bool isLast) => word.Text switch
    {
        "jr" or "junior" or "younger" => "jr",
        "sr" or "senior" or "elder" => "sr",
        _ => word.Raw.All(static c => c is 'I' or 'V' or 'X') && (isLast || word.Raw.Length > 1)
            ? word.Text : string.Empty,
    };

    private void Add(List<RawNameWord> words, ref int at, bool isShouted, List<NameToken> tokens)
    {
        RawNameWord word = words[at];
        if (IsInitials(word, isShouted, words.Count))
        {
            foreach (char letter in word.Text)
            {
                string one = letter.ToString();
                tokens.Add(new NameToken(one, one, NameRole.Initial));
            }
            return;
        }
        bool isFirst = at == 0;
        bool givenName = isFirst && words.Count > 1 && !words[1].IsAfterHyphen
            && AlsoGiven.Contains(word.Text, StringComparer.Ordinal);
        if (words.Count > 1 && !givenName && lexicon.Is(NameWordClass.Particle, word.Text))
        {
            tokens.Add(new NameToken(word.Raw, word.Text, NameRole.Particle) { IsAfterHyphen = word.IsAfterHyphen });
            return;
        }
        if (lexicon.Is(NameWordClass.Compound, word.Text) && at + 1 < words.Count)
        {
            AddCompound(words, ref at, tokens);
            return;
        }
        tokens.Add(new NameToken(word.Raw, Joined(word.Text), NameRole.Word) { IsAfterHyphen = word.IsAfterHyphen });
    }

    /// <summary>"Abd al-Rahman", "Abdel Rahman", "Abdulrahman" are one word.</summary>
    private void AddCompound(List<RawNameWord> words, ref int at, List<NameToken> tokens)
    {
        string raw = words[at].Raw;
        int next = at + 1;
        while (next + 1 < words.Count && lexicon.Is(NameWordClass.Particle, words[next].Text))
        {
            next++;
        }
        raw = $"{raw} {words[next].Raw}";
        tokens.Add(new NameToken(raw, "abd" + words[next].Text, NameRole.Word));
        at = next;
    }

    private static string Joined(string word)
    {
        bool isJoined = word.Length > 7 && word.StartsWith("abd", StringComparison.Ordinal)
            && word[3] is 'a' or 'e' or 'o' or 'u' && word[4] == 'l' && !word.EndsWith("lah", StringComparison.Ordinal);
        return isJoined ? "abd" + word[5..] : word;
    }

    /// <summary>A letter, letters with dots, or a few capitals that no word is written in.</summary>
    private static bool IsInitials(RawNameWord word, bool isShouted, int count)
    {
        if (count < 2 || word.Text.Any(static c => !char.IsAsciiLetter(c)))
        {
            return false;
        }
        if (word.Text.Length == 1)
        {
            return word.IsCapitalised;
        }
        bool isFew = word.IsDotted || (word.IsAllCaps && !isShouted && word.Text.Length <= MaxInitials
            && !word.Text.AsSpan(1).ContainsAny(Vowels));
        return isFew && word.Text.Length <= MaxInitials + 1;
    }
}
