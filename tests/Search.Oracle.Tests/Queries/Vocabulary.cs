using System.Text;

namespace Search.Oracle.Tests.Queries;

/// <summary>The words of a random index, frequent ones first: some that queries share, and often many more.</summary>
internal sealed class Vocabulary
{
    private static readonly string[] s_shared =
        ["the", "of", "and", "talks", "saudi", "israel", "iran", "oil", "peace", "riyadh", "tehran", "envoy", "rare"];

    private static readonly string[] s_syllables =
        ["ba", "ti", "no", "ser", "al", "um", "\u00e9t", "kri", "o", "\u6771", "dan", "\U0001d4d0", "s"];

    private readonly Random _random;
    private readonly string[] _words;

    internal Vocabulary(Random random)
    {
        _random = random;
        int more = random.Next(4) switch { 0 => 40, 1 => random.Next(3000), _ => 0 };
        _words = [.. s_shared.Concat(Enumerable.Range(0, more).Select(_ => NewWord())).Distinct()];
    }

    /// <summary>A word; the first ones more often.</summary>
    internal string Word()
    {
        double place = _random.NextDouble();
        int words = _random.Next(2) == 0 ? _words.Length : s_shared.Length;
        return _words[(int)(place * place * words)];
    }

    /// <summary>A word, sometimes with a letter too many, too few, exchanged or foreign.</summary>
    internal string Misspelt()
    {
        string word = Word();
        int[] starts = [.. Enumerable.Range(0, word.Length).Where(i => !char.IsLowSurrogate(word[i]))];
        int at = starts[_random.Next(starts.Length)];
        bool wide = char.IsHighSurrogate(word[at]);
        return _random.Next(8) switch
        {
            0 => word.Insert(at, "x"),
            1 when word.Length > 2 => word.Remove(at, wide ? 2 : 1),
            2 => word.Insert(at, "\u00e9"),
            3 when at > 0 && !wide && !char.IsSurrogate(word[at - 1]) =>
                $"{word[..(at - 1)]}{word[at]}{word[at - 1]}{word[(at + 1)..]}",
            4 => word.Insert(at, "\U0001d4d0"),
            5 => wide ? word + "\U0001d4d0" : word + word[at],
            _ => word,
        };
    }

    private string NewWord()
    {
        var word = new StringBuilder();
        for (int i = _random.Next(1, 5); i > 0; i--)
        {
            word.Append(s_syllables[_random.Next(s_syllables.Length)]);
        }
        return word.ToString();
    }
}
