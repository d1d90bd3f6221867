using System.Text;

namespace Search.Oracle.Tests.Queries;

/// <summary>Writes random regular expressions in Lucene's syntax.</summary>
internal sealed class RegexpText(Random random)
{
    private static readonly string[] s_tails = ["*", "+", "?", "{2}", "{1,}", "{0,2}", "{3,1}"];

    private static readonly string[] s_leaves =
        [".", "@", "#", "()", "[a-e]", "[^a-e]", "[st]", "[^\\-x]", "\"oi\"", "<1-12>", "<01-30>", "\\.", "\u00e9"];

    /// <summary>An expression that matches a word or something like it.</summary>
    internal string Create(string word)
    {
        var pattern = new StringBuilder();
        foreach (Rune rune in word.EnumerateRunes())
        {
            pattern.Append(random.Next(8) == 0 ? Part(2) : rune.ToString());
        }
        return random.Next(5) == 0 ? $"{pattern}|{Part(2)}" : pattern.ToString();
    }

    /// <summary>Any expression.</summary>
    internal string Part(int depth) => random.Next(depth > 0 ? 8 : 2) switch
    {
        0 => ((char)random.Next('a', 'f')).ToString(),
        1 => s_leaves[random.Next(s_leaves.Length)],
        2 => $"({Part(depth - 1)}|{Part(depth - 1)})",
        3 => $"({Part(depth - 1)}&{Part(depth - 1)})",
        4 => $"~({Part(depth - 1)})",
        5 => $"({Part(depth - 1)}){s_tails[random.Next(s_tails.Length)]}",
        6 => $"{Part(depth - 1)}{s_tails[random.Next(s_tails.Length)]}",
        _ => $"{Part(depth - 1)}{Part(depth - 1)}",
    };
}
