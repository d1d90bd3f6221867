namespace Search.Variants.Naming;

/// <summary>
/// A word of a name as a row of sounds: what several letters write in one of the usual romanisations becomes one
/// character. Capitals are sounds of their own: C ch, S sh, J zh and dj, X kh, G gh, T th, D dh, Z ts.
/// </summary>
internal static class SoundWord
{
    /// <summary>Letters and the sounds they write; the longest that fits is taken.</summary>
    private static readonly (string Letters, string Sounds)[] Rules =
    [
        ("schtsch", "SC"), ("tsch", "C"), ("shch", "SC"), ("sch", "S"), ("tch", "C"), ("dsch", "J"),
        ("dzh", "J"), ("dj", "J"), ("zh", "J"), ("ch", "C"), ("cz", "C"), ("sh", "S"), ("sz", "S"), ("kh", "X"),
        ("gh", "G"), ("th", "T"), ("dh", "D"), ("ph", "f"), ("ts", "Z"), ("tz", "Z"), ("ck", "k"), ("qu", "k"),
        ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ii", "i"), ("uu", "u"), ("aa", "a"), ("ae", "e"), ("oe", "o"),
        ("ue", "u"), ("ij", "i"),
    ];

    /// <summary>The sounds of a folded word.</summary>
    public static string Of(string word)
    {
        Span<char> sounds = word.Length <= 64 ? stackalloc char[128] : new char[word.Length * 2];
        int written = 0;
        int at = 0;
        while (at < word.Length)
        {
            if (word[at] == 'x')
            {
                written = Put(sounds, written, at == 0 ? "s" : "ks");
                at++;
                continue;
            }
            (string letters, string made) = RuleAt(word, at);
            written = Put(sounds, written, made);
            at += letters.Length;
        }
        return sounds[..written].ToString();
    }

    private static (string Letters, string Sounds) RuleAt(string word, int at)
    {
        foreach ((string letters, string sounds) in Rules)
        {
            if (string.CompareOrdinal(word, at, letters, 0, letters.Length) == 0)
            {
                return (letters, sounds);
            }
        }
        string one = word[at].ToString();
        return (one, one);
    }

    /// <summary>A doubled sound is one.</summary>
    private static int Put(Span<char> sounds, int written, string made)
    {
        foreach (char sound in made)
        {
            if (written == 0 || sounds[written - 1] != sound)
            {
                sounds[written++] = sound;
            }
        }
        return written;
    }
}
