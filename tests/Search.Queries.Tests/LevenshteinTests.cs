using System.Text;
using Search.Queries.Automata;
using Search.Testing;

namespace Search.Queries.Tests;

/// <summary>The lazy automaton gives the edit distance that the table of all pairs of prefixes gives.</summary>
public sealed class LevenshteinTests
{
    private static readonly string[] s_letters = ["a", "b", "c", "\u00e9", "\u0436", "\u4e2d", "\U0001d4d0", "d"];

    [Fact]
    public void DistancesAreThoseOfTheTable() => TestSeed.Run(random =>
    {
        for (int round = 0; round < 300; round++)
        {
            string word = Word(random, random.Next(9));
            int edits = random.Next(3);
            int prefix = random.Next(3) == 0 ? random.Next(4) : 0;
            bool transpositions = random.Next(3) > 0;
            var automaton = new LevenshteinAutomaton(word, edits, prefix, transpositions);
            for (int i = 0; i < 100; i++)
            {
                string other = random.Next(2) == 0 ? Word(random, random.Next(9)) : Changed(random, word);
                int expected = Distance(word, other, prefix, transpositions);
                int state = automaton.Run(automaton.Start, Encoding.UTF8.GetBytes(other));
                int found = state < 0 ? int.MaxValue : automaton.Distance(state);
                string shown = $"{word} {other} {edits} {prefix} {transpositions}: {expected}, found {found}";
                Assert.True(expected <= edits ? found == expected : found > edits, shown);
            }
        }
    });

    [Fact]
    public void LoweredLimitsHoldForStatesMadeBefore() => TestSeed.Run(random =>
    {
        for (int round = 0; round < 100; round++)
        {
            string word = Word(random, random.Next(1, 9));
            var automaton = new LevenshteinAutomaton(word, 2, 0, transpositions: true);
            string[] others = [.. Enumerable.Range(0, 50).Select(_ => Changed(random, word))];
            for (int limit = 2; limit >= 0; limit--)
            {
                automaton.Limit(limit);
                foreach (string other in others)
                {
                    Assert.Equal(
                        Distance(word, other, 0, transpositions: true) <= limit,
                        automaton.Accepts(Encoding.UTF8.GetBytes(other)));
                }
            }
        }
    });

    private static string Word(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => s_letters[random.Next(s_letters.Length)]));

    private static string Changed(Random random, string word)
    {
        List<Rune> runes = [.. word.EnumerateRunes()];
        for (int i = random.Next(4); i > 0 && runes.Count > 0; i--)
        {
            int at = random.Next(runes.Count);
            Rune letter = s_letters[random.Next(s_letters.Length)].EnumerateRunes().First();
            switch (random.Next(4))
            {
                case 0:
                    runes.Insert(at, letter);
                    break;
                case 1:
                    runes.RemoveAt(at);
                    break;
                case 2:
                    runes[at] = letter;
                    break;
                default:
                    (runes[0], runes[at]) = (runes[at], runes[0]);
                    break;
            }
        }
        return string.Concat(runes);
    }

    private static int Distance(string word, string other, int prefix, bool transpositions)
    {
        Rune[] a = [.. word.EnumerateRunes()];
        Rune[] b = [.. other.EnumerateRunes()];
        prefix = Math.Min(prefix, a.Length);
        if (b.Length < prefix || !a.AsSpan(0, prefix).SequenceEqual(b.AsSpan(0, prefix)))
        {
            return int.MaxValue;
        }
        a = a[prefix..];
        b = b[prefix..];
        var table = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                int best = i == 0 ? j : j == 0 ? i : Math.Min(table[i - 1, j], table[i, j - 1]) + 1;
                if (i > 0 && j > 0)
                {
                    best = Math.Min(best, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                }
                if (transpositions && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, table[i - 2, j - 2] + 1);
                }
                table[i, j] = best;
            }
        }
        return table[a.Length, b.Length];
    }
}
