using System.Globalization;
using System.IO;
using System.Text;
using Search.Analysis.Standard;
using Search.Analysis.Tests.Sources;
using Search.Testing;

namespace Search.Analysis.Tests.Unicode;

/// <summary>Unicode's own test file of word boundaries (Debian package unicode-data).</summary>
public sealed class WordBreakTestTests
{
    // Where Lucene's rules, which we follow, are not Unicode 15's: an emoji is a token of its own even when a joiner glues
    // it to a letter, and a skin tone attaches only to characters that can have one.
    private static readonly string[] KnownDifferences =
    [
        "÷ 0061 × 200D × 1F6D1 ÷", "÷ 0061 × 200D × 2701 ÷", "÷ 1F6D1 × 1F3FF ÷", "÷ 200D × 1F6D1 × 1F3FF ÷",
    ];

    [Fact]
    public void Words_of_the_test_file_are_tokens()
    {
        string? folder = Judges.FindFolder("SEARCH_UNICODE_DATA", "/usr/share/unicode");
        Judge.Require(folder, "unicode-data");
        List<string> wrong = [];
        int lines = 0;
        foreach (string line in File.ReadLines(Path.Combine(folder, "auxiliary", "WordBreakTest.txt")))
        {
            string[] fields = line.Split('#');
            if (fields[0].Trim().Length > 0)
            {
                lines++;
                if (!AgreesWith(fields[0]))
                {
                    wrong.Add(fields[0].Trim());
                }
            }
        }
        Assert.True(lines > 1800, $"only {lines} lines");
        Assert.Equal(KnownDifferences, wrong);
    }

    private static bool AgreesWith(string line)
    {
        List<(int Start, int End)> segments = [];
        StringBuilder text = new();
        int start = 0;
        foreach (string item in line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (item == "÷")
            {
                if (text.Length > start)
                {
                    segments.Add((start, text.Length));
                }
                start = text.Length;
            }
            else if (item != "×")
            {
                int codePoint = int.Parse(item, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                text.Append(char.ConvertFromUtf32(codePoint));
            }
        }
        List<(int Start, int End)> tokens = Tokens(text.ToString());
        string missed = string.Concat(segments.Except(tokens).Select(s => text.ToString(s.Start, s.End - s.Start)));
        return !tokens.Except(segments).Any() && !missed.Any(char.IsLetterOrDigit);
    }

    private static List<(int Start, int End)> Tokens(string text)
    {
        StandardTokenizer tokenizer = new();
        tokenizer.SetText(text.AsMemory());
        tokenizer.Reset();
        List<(int Start, int End)> tokens = [];
        while (tokenizer.IncrementToken())
        {
            tokens.Add((tokenizer.Token.StartOffset, tokenizer.Token.EndOffset));
        }
        return tokens;
    }
}
