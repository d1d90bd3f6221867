using System.Text;

namespace Search.Variants.Naming;

/// <summary>
/// Rewrites a name in Hanyu Pinyin into Wade-Giles without its marks, so that both romanisations of a name can be
/// compared. The correspondence of initials and finals is the one of ISO 7098 (Pinyin) and H. A. Giles,
/// "A Chinese-English Dictionary" (1912).
/// </summary>
internal static class ChineseSyllables
{
    private const int MaxSyllables = 4;

    private static readonly (string Pinyin, string WadeGiles)[] Initials =
    [
        ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("p", "p"), ("m", "m"), ("f", "f"), ("d", "t"),
        ("t", "t"), ("n", "n"), ("l", "l"), ("g", "k"), ("k", "k"), ("h", "h"), ("j", "ch"), ("q", "ch"),
        ("x", "hs"), ("z", "ts"), ("c", "ts"), ("s", "s"), ("r", "j"), ("y", "y"), ("w", "w"), ("", ""),
    ];

    private static readonly (string Pinyin, string WadeGiles)[] Finals =
    [
        ("iang", "iang"), ("uang", "uang"), ("iong", "iung"), ("ang", "ang"), ("eng", "eng"), ("ing", "ing"),
        ("ong", "ung"), ("ian", "ien"), ("iao", "iao"), ("uai", "uai"), ("uan", "uan"), ("ai", "ai"), ("ao", "ao"),
        ("an", "an"), ("ei", "ei"), ("en", "en"), ("er", "erh"), ("ia", "ia"), ("ie", "ieh"), ("in", "in"),
        ("iu", "iu"), ("ou", "ou"), ("ua", "ua"), ("ue", "ueh"), ("ui", "ui"), ("un", "un"), ("uo", "o"),
        ("a", "a"), ("e", "e"), ("i", "i"), ("o", "o"), ("u", "u"),
    ];

    private static readonly Dictionary<string, string> Syllables = MakeSyllables();

    /// <summary>The Wade-Giles letters of a word that is Pinyin throughout; null for any other word.</summary>
    public static string? ToWadeGiles(string word)
    {
        var made = new StringBuilder();
        return Rewrite(word, 0, MaxSyllables, made) ? made.ToString() : null;
    }

    private static bool Rewrite(string word, int at, int left, StringBuilder made)
    {
        if (at == word.Length)
        {
            return true;
        }
        for (int length = Math.Min(6, word.Length - at); left > 0 && length > 0; length--)
        {
            if (Syllables.TryGetValue(word.Substring(at, length), out string? syllable))
            {
                int before = made.Length;
                made.Append(syllable);
                if (Rewrite(word, at + length, left - 1, made))
                {
                    return true;
                }
                made.Length = before;
            }
        }
        return false;
    }

    private static Dictionary<string, string> MakeSyllables()
    {
        var made = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string initial, string first) in Initials)
        {
            foreach ((string final, string rest) in Finals)
            {
                made.TryAdd(initial + final, Irregular(initial, final) ?? first + rest);
            }
        }
        return made;
    }

    /// <summary>Syllables that the parts do not make.</summary>
    private static string? Irregular(string initial, string final) => (initial, final) switch
    {
        ("zh" or "ch" or "sh" or "r", "i") => initial switch { "r" => "jih", "sh" => "shih", _ => "chih" },
        ("z" or "c", "i") => "tzu",
        ("s", "i") => "ssu",
        ("g" or "k" or "h", "e") => initial switch { "h" => "ho", _ => "ko" },
        ("g" or "k", "ui") => "kuei",
        ("g" or "k" or "h" or "sh", "uo") => initial switch { "h" => "huo", "sh" => "shuo", _ => "kuo" },
        ("y", "e") => "yeh",
        ("y", "an") => "yen",
        ("y", "i") => "i",
        ("y", "ou") => "yu",
        ("x", "u") => "hsu",
        _ => null,
    };
}
