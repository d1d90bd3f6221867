using System.Text;

namespace Search.Oracle.Tests.Analysis;

/// <summary>Random texts that are hard on a tokenizer.</summary>
internal static class RandomText
{
    // Characters of every word-break class and of the emoji grammar, beside plain words.
    private static readonly string[] Pieces =
    [
        "a", "Z", "word", "U.S.", "don't", "1", "23", "3.14", "1,000", "_", ".", ",", "'", ":", ";", "\"", " ", "  ", "\n", "\r\n",
        "-", "#", "*", "\u0308", "\u00AD", "\u200D", "\uFE0F", "\uFE0E", "\u20E3", "\u05D0", "\u05E9\u05DC", "\u0627\u0644", "\u30AB",
        "\u3042", "\u4E2D", "\uD55C", "\u1100", "\u0E01\u0E32", "\u1780", "\uFF11", "\uFF0E", "\u2019", "\u00B7", "\u2018", "\u203F",
        "\U0001F44D", "\U0001F3FB", "\U0001F468", "\u2764", "\U0001F1FA", "\U0001F1F8", "\U0001F3F4", "\U000E0067", "\U000E007F",
        "\u00A9", "\u261D", "\u24C2", "\u3030", "\u02D0", "\u0130", "\u00DF", "\U00010400", "\uD800", "\uDC00", "\uFFFD", "\u00C9t\u00E9",
    ];

    /// <summary>Pieces of every class, joined at random.</summary>
    public static string OfClasses(Random random, int pieces)
    {
        StringBuilder text = new();
        for (int i = 0; i < pieces; i++)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }
        return WholeAtEnd(text.ToString());
    }

    /// <summary>UTF-16 units of any kind: mostly low ones, some of the whole range, lone surrogates among them.</summary>
    public static string OfUnits(Random random, int length) =>
        WholeAtEnd(string.Create(length, random, static (units, random) =>
        {
            for (int i = 0; i < units.Length; i++)
            {
                int limit = random.Next(4) switch { 0 => 0x80, 1 => 0x800, 2 => 0x3100, _ => 0x10000 };
                units[i] = (char)random.Next(limit);
            }
        }));

    /// <summary>ASCII, with runs of letters longer than a token may be.</summary>
    public static string OfAscii(Random random, int length)
    {
        StringBuilder text = new();
        while (text.Length < length)
        {
            char c = (char)random.Next(0x20, 0x7F);
            int run = random.Next(40) switch { 0 => random.Next(600), < 20 => random.Next(1, 12), _ => 1 };
            text.Append(char.IsAsciiLetterOrDigit(c) ? c : ' ', char.IsAsciiLetterOrDigit(c) ? run : 0);
            text.Append(random.Next(3) == 0 ? c : ' ');
        }
        return text.ToString();
    }

    // Lucene's scanner loses everything since its last refill when the text ends in a lone high surrogate; ours does not.
    private static string WholeAtEnd(string text) => text.Length > 0 && char.IsHighSurrogate(text[^1]) ? text + " " : text;
}
