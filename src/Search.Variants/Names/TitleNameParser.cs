using Search.Analysis.Spelling;

namespace Search.Variants.Naming;

/// <summary>
/// Cuts the name of an organisation or place: abbreviations written out, legal forms and empty words off, ordinals
/// as numbers, names of peoples as those of their states.
/// </summary>
internal sealed class TitleNameParser(NameLexicon lexicon, ListedNames listed)
{
    private const int MaxAcronym = 8;

    /// <summary>Parses a name.</summary>
    public ParsedName Parse(string name, NameKind kind)
    {
        List<RawNameWord> words = RawName.Split(name);
        var leftOut = new List<string>();
        bool isOrganisation = kind != NameKind.Place;
        RemoveForms(words, isOrganisation, leftOut);
        bool isAcronym = words.Count == 1 && IsAcronym(words[0]);
        var tokens = new List<NameToken>();
        for (int i = 0; i < words.Count; i++)
        {
            AddWord(words, ref i, isAcronym, tokens);
        }
        return new ParsedName { Tokens = tokens, LeftOut = leftOut, IsAcronym = isAcronym };
    }

    private static bool IsAcronym(RawNameWord word) =>
        word.Text.Length is > 1 and <= MaxAcronym && !word.Text.AsSpan().ContainsAnyInRange('0', '9')
        && (word.IsAllCaps || word.IsDotted || (word.Text.Length <= 4 && word.Raw.Count(char.IsUpper) > 1));

    private void RemoveForms(List<RawNameWord> words, bool isOrganisation, List<string> leftOut)
    {
        for (int i = words.Count - 1; isOrganisation && i > 0; i--)
        {
            bool isForm = lexicon.Is(NameWordClass.LegalForm, words[i].Text);
            if (!isForm)
            {
                break;
            }
            leftOut.Insert(0, words[i].Raw);
            words.RemoveAt(i);
        }
    }

    private void AddWord(List<RawNameWord> words, ref int at, bool isAcronym, List<NameToken> tokens)
    {
        RawNameWord word = words[at];
        bool isLetter = word.Raw.Length == 1 && word.IsCapitalised;
        if (words.Count > 1 && !isLetter && lexicon.Is(NameWordClass.Stop, word.Text))
        {
            return;
        }
        if (words.Count > 1 && lexicon.Is(NameWordClass.Particle, word.Text))
        {
            tokens.Add(new NameToken(word.Raw, word.Text, NameRole.Particle));
            return;
        }
        if (at + 1 < words.Count && lexicon.Expand($"{word.Text} {words[at + 1].Text}") is { } pair)
        {
            tokens.Add(new NameToken($"{word.Raw} {words[at + 1].Raw}", pair, NameRole.Word));
            at++;
            return;
        }
        string? written = isAcronym ? null : lexicon.Expand(word.Text);
        if (written is null)
        {
            tokens.Add(new NameToken(word.Raw, Normal(word.Text), NameRole.Word));
            return;
        }
        foreach (string part in written.Split(' '))
        {
            tokens.Add(new NameToken(word.Raw, part, NameRole.Word));
        }
    }

    /// <summary>"15th" is 15, "Defence" is "defense", "Iraqi" is "iraq".</summary>
    private string Normal(string word)
    {
        if (char.IsAsciiDigit(word[0]))
        {
            string digits = string.Concat(word.TakeWhile(char.IsAsciiDigit));
            return word[digits.Length..] is "st" or "nd" or "rd" or "th" ? digits : word;
        }
        if (listed.StateOfPeople(word) is { } state)
        {
            return state;
        }
        return AmericanSpelling.TryGet(word, out ReadOnlySpan<char> american) ? american.ToString() : word;
    }
}
