using System.IO;
using System.Text;
using Search.Queries;
using Search.Queries.Automata;
using Search.Testing;

namespace Search.Oracle.Tests.Queries;

/// <summary>Regular expressions match what Apache Lucene's do, and are refused when its are.</summary>
public sealed class RegexpOracleTests
{
    private const string Characters = "abcde.s01\u00e9-[](){}|&~#@?*+<>\"\\,";

    [Fact]
    public void ExpressionsMatchTheSameWords() => TestSeed.Run(
        random => Compare(random, 1500, r => new RegexpText(r).Part(4), 2));

    [Fact]
    public void AnyTextIsUnderstoodOrRefusedAlike() => TestSeed.Run(random => Compare(random, 3000, Anything, 20));

    private static string Anything(Random random) => string.Concat(
        Enumerable.Range(0, random.Next(10)).Select(_ => Characters[random.Next(Characters.Length)]));

    private static void Compare(Random random, int count, Func<Random, string> expressions, int share)
    {
        var lines = new List<string[]>();
        for (int i = 0; i < count; i++)
        {
            lines.Add([expressions(random), .. Enumerable.Range(0, 30).Select(_ => Word(random))]);
        }
        using var folder = new TempFolder();
        string file = Path.Combine(folder.Path, "patterns.txt");
        File.WriteAllLines(file, lines.Select(l => string.Join('\t', l)));
        IReadOnlyList<string> answers = JavaOracle.Ask("Patterns", file);
        int understood = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            if (answers[i] == "#")
            {
                continue;
            }
            string ours = Answer(lines[i]);
            string shown = string.Join(' ', lines[i]);
            Assert.True(answers[i] == ours, $"{shown}\n  judge: {answers[i]}\n  ours:  {ours}");
            understood += ours[0] == '=' ? 1 : 0;
        }
        Assert.True(understood > count / share, $"only {understood} of the texts were expressions");
    }

    private static string Answer(string[] line)
    {
        try
        {
            TableAutomaton automaton = PatternCompiler.Compile(RegexpPattern.Parse(line[0]));
            return "=" + string.Concat(
                line.Skip(1).Select(w => automaton.Accepts(Encoding.UTF8.GetBytes(w)) ? '1' : '0'));
        }
        catch (PatternException)
        {
            return "?";
        }
    }

    private static string Word(Random random)
    {
        const string letters = "abcdesoi.-019";
        string word = string.Concat(
            Enumerable.Range(0, random.Next(5)).Select(_ => letters[random.Next(letters.Length)]));
        return random.Next(6) == 0 ? word + "\u00e9" : word;
    }
}
