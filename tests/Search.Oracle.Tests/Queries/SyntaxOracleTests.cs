using System.IO;
using Search.Queries;
using Search.Testing;

namespace Search.Oracle.Tests.Queries;

/// <summary>Random texts in the classic syntax become the structure that Apache Lucene's parser builds, or are refused
/// by both.</summary>
public sealed class SyntaxOracleTests
{
    /// <summary>Where Lucene silently ignores a slop or similarity that is no number, we refuse.</summary>
    private const string RefusedSlop = "? slop";

    private static readonly string[] s_pieces =
    [
        "a", "b", "foo", "wi-fi", "x+y", "title:", "(", ")", " AND ", " OR ", " NOT ", " && ", " || ",
        "+", "-", "!", "^2", "^0.5",
        "^3.25", "\"a b\"", "\"a\"", "\"a b c\"~2", "\"a b\"~1^4", "[a TO b]", "{a TO *}",
        "title:[\"x y\" TO z}", "*:*", "\\(",
        "\\u0041", " ", " ", " ", "AND", "x9", "\"\"", "-c", "+d",
        "a*", "fo?", "w?l*d", "*", "?", "*b", "~", "~1", "~0.7", "~1.5", "~3", "a~2^3", "a^2~", "/a.b/", "/[a/", "/(a|b)+\\/c/",
        "title:a*", "title:/x~/", "~x", "*:", "\\*", "\\", "x\\?y*", "[\"a TO\" TO b]", "{* TO *]", "\"a b\"~", "/",
    ];

    [Fact]
    public void StructuresAreLucenes() => TestSeed.Run(random =>
    {
        List<string> texts = [.. Enumerable.Range(0, 6000).Select(_ => Text(random))];
        using var folder = new TempFolder();
        string file = Path.Combine(folder.Path, "texts.txt");
        File.WriteAllLines(file, texts);
        IReadOnlyList<string> answers = JavaOracle.Ask("SyntaxTree", file);
        using var analyzer = new WordRunAnalyzer();
        var parser = new ClassicQueryParser("body", analyzer);
        int understood = 0;
        for (int i = 0; i < texts.Count; i++)
        {
            string ours = Parse(parser, texts[i]);
            Assert.True(
                ours == answers[i] || ours == RefusedSlop, $"{texts[i]}\n  judge: {answers[i]}\n  ours:  {ours}");
            understood += answers[i][0] == '=' ? 1 : 0;
        }
        Assert.True(understood > texts.Count / 8, $"only {understood} of the texts were queries");
    });

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));

    private static string Parse(ClassicQueryParser parser, string text)
    {
        try
        {
            return "=" + parser.Parse(text).ToString("body");
        }
        catch (QueryParseException e)
        {
            return e.Reason.Contains("slop", StringComparison.Ordinal)
                || e.Reason.Contains("after ~", StringComparison.Ordinal)
                ? RefusedSlop : "?";
        }
    }
}
