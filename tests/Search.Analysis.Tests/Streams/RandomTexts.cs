using System.Text;

namespace Search.Analysis.Tests.Streams;

/// <summary>Random texts for the contract suites.</summary>
internal static class RandomTexts
{
    private static readonly string[] News =
    [
        "the", "of", "U.S.", "U. S.", "Saudi’s", "states'", "state-of-the-art", "Erdoğan", "organisation", "1,000", "don't", "Ph.D.",
        "—", "“quoted”", "US-Gulf", "Gen.", "J. R. R.", "end.The", "note:this", "Hay’at", "naïve", "co-operate", "\n\n", "?", "!", "e.g.",
        "ﬁrst", "ＵＳ", "Œuvre", "Straße", "١٩٦٧", "中国", "Москва", "3.5%", "G20", "B-52", "--", "-", "a", "I",
    ];

    private static readonly string[] Pieces =
    [
        "a", "Z", "'", "’", ".", ",", ":", ";", "_", "-", " ", "\u00A0", "\u0308", "\u00AD", "\u200D", "\uFE0F", "\u20E3", "1", "\u05D0",
        "\"", "\u30AB", "\u3042", "\u4E2D", "\uD55C", "\u0E01", "\U0001F44D", "\U0001F3FB", "\U0001F1FA", "\uD800", "\uDC00", "s", "S",
        "\u0130", "\u1E9E", "\u0301", "#", "*", "\uFB01", "\u2014", "\u2010", "\uFF0E", "\n",
    ];

    public static string OfNews(Random random, int words) =>
        string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, words).Select(_ => News[random.Next(News.Length)] + " "));

    public static string OfPieces(Random random, int pieces)
    {
        StringBuilder text = new();
        for (int i = 0; i < pieces; i++)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }
        return text.ToString();
    }

    /// <summary>UTF-16 units of any kind, lone surrogates among them.</summary>
    public static string OfUnits(Random random, int length) => string.Create(length, random, static (units, random) =>
    {
        for (int i = 0; i < units.Length; i++)
        {
            int limit = random.Next(4) switch { 0 => 0x80, 1 => 0x800, 2 => 0x3100, _ => 0x10000 };
            units[i] = (char)random.Next(limit);
        }
    });
}
