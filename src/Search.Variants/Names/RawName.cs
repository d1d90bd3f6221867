using Search.Analysis;

namespace Search.Variants.Naming;

/// <summary>Cuts names at spaces, hyphens, commas and dots; letters with dots between them stay together.</summary>
internal static class RawName
{
    /// <summary>The pieces of a name that have a letter or digit.</summary>
    public static List<RawNameWord> Split(string name)
    {
        var words = new List<RawNameWord>();
        int start = -1;
        bool isHyphen = false;
        bool isComma = false;
        for (int i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && Belongs(name, i, start))
            {
                start = start < 0 ? i : start;
                continue;
            }
            if (start >= 0)
            {
                Add(words, name[start..i], isHyphen, isComma);
                (start, isHyphen, isComma) = (-1, false, false);
            }
            isHyphen = i < name.Length && IsHyphen(name[i]);
            isComma |= i < name.Length && name[i] == ',';
        }
        return words;
    }

    private static void Add(List<RawNameWord> words, string raw, bool isHyphen, bool isComma)
    {
        string text = Romanizer.Of(Names.FoldKey(raw).Replace(" ", string.Empty, StringComparison.Ordinal));
        if (text.Length > 0 || raw is "&")
        {
            bool isDotted = raw.Length > 2 && raw[..^1].Contains('.', StringComparison.Ordinal);
            words.Add(new RawNameWord(raw, raw is "&" ? "and" : text, isHyphen, isComma, isDotted));
        }
    }

    /// <summary>A dot belongs to a word of single letters with dots: "U.S.", "J.D.".</summary>
    private static bool Belongs(string name, int at, int start)
    {
        char c = name[at];
        if (c == '.')
        {
            bool afterLetter = start >= 0 && char.IsLetter(name[at - 1]) && (at - 1 == start || name[at - 2] == '.');
            return afterLetter && at + 1 < name.Length && char.IsLetter(name[at + 1])
                && (at + 2 == name.Length || !char.IsLetter(name[at + 2]));
        }
        return !char.IsWhiteSpace(c) && !IsHyphen(c) && c is not (',' or '(' or ')' or '"' or '/' or ';' or ':');
    }

    private static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011' or '\u2013' or '\u2014';
}
