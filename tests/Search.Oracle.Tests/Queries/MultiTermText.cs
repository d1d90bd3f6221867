using System.Text;
using Search.Queries;

namespace Search.Oracle.Tests.Queries;

/// <summary>Writes random queries for many terms twice: as a query of ours, and as text for Java's QueryTree.</summary>
internal sealed class MultiTermText(Random random, QueryTreeText words)
{
    internal (Query Query, string Text) Create()
    {
        string word = words.Misspelt();
        string start = word[..random.Next(Math.Min(3, word.Length) + 1)];
        switch (random.Next(4))
        {
            case 0:
                return (new PrefixQuery("body", start), $"(prefix body {Hex(start)})");
            case 1:
                string wildcard = Wildcard(word);
                return (new WildcardQuery("body", wildcard), $"(wildcard body {Hex(wildcard)})");
            case 2:
                string regexp = new RegexpText(random).Create(word);
                return (new RegexpQuery("body", regexp), $"(regexp body {Hex(regexp)})");
            default:
                return Fuzzy(word);
        }
    }

    private (Query Query, string Text) Fuzzy(string word)
    {
        int edits = random.Next(3);
        int prefix = random.Next(4) == 0 ? random.Next(6) : 0;
        int expansions = random.Next(3) == 0 ? random.Next(1, 12) : 50;
        bool transpositions = random.Next(4) > 0;
        return (
            new FuzzyQuery(new Search.Indexing.Term("body", word), edits, prefix, expansions, transpositions),
            $"(fuzzy body {Hex(word)} {edits} {prefix} {expansions} {(transpositions ? "yes" : "no")})");
    }

    private string Wildcard(string word)
    {
        var pattern = new StringBuilder();
        foreach (Rune rune in word.EnumerateRunes())
        {
            pattern.Append(random.Next(6) switch
            {
                0 => "*",
                1 => "?",
                2 => "\\" + rune,
                _ => rune.ToString(),
            });
        }
        return pattern.ToString();
    }

    private static string Hex(string text) => "x" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));
}
