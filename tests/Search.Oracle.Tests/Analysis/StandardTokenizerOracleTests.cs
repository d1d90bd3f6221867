using System.Text;
using Search.Analysis;
using Search.Analysis.Standard;
using Search.Testing;

namespace Search.Oracle.Tests.Analysis;

/// <summary>Our tokenizer and Lucene's, token by token, offsets, increments, types and end state.</summary>
public sealed class StandardTokenizerOracleTests : IDisposable
{
    private readonly StandardAnalyzer _analyzer = new();

    [Fact]
    public void Random_texts_give_the_same_tokens() =>
        TestSeed.Run(
            random =>
            {
                AnalysisJudge.AssertSame("standard", _analyzer, RandomText.OfClasses(random, random.Next(1, 60)));
                AnalysisJudge.AssertSame("standard", _analyzer, RandomText.OfUnits(random, random.Next(1, 300)));
                AnalysisJudge.AssertSame("standard", _analyzer, RandomText.OfAscii(random, random.Next(1, 800)));
            },
            2000 * Judges.Multiplier);

    [Fact]
    public void A_token_longer_than_the_limit_is_cut_where_Lucene_cuts_it()
    {
        foreach (string unit in new[] { "a", "1", "\U00010400", "a\u0308", "a.", "\U0001F44D\u200D", "_", "a_", "\u05D0'", "1,", "\u4E2D\u0308" })
        {
            for (int length = 252; length < 262; length++)
            {
                string text = string.Concat(Enumerable.Repeat(unit, length));
                AnalysisJudge.AssertSame("standard", _analyzer, text);
                AnalysisJudge.AssertSame("standard", _analyzer, "x " + text[..length] + " y");
                AnalysisJudge.AssertSame("standard", _analyzer, text[..(length - 1)] + "\U00010400 z");
            }
        }
    }

    [Fact]
    public void Every_code_point_behaves_the_same_in_every_context()
    {
        StringBuilder text = new();
        foreach (int codePoint in CodePoints())
        {
            bool isSurrogate = codePoint is >= 0xD800 and < 0xE000;
            string c = isSurrogate ? ((char)codePoint).ToString() : char.ConvertFromUtf32(codePoint);
            AddContexts(text, c);
            if (text.Length > 50_000)
            {
                Compare(text.ToString());
                text.Clear();
            }
        }
        Compare(text.ToString());
    }

    public void Dispose()
    {
        _analyzer.Dispose();
    }

    // The planes that have characters; what lies between is unassigned, of no class, and sampled.
    private static IEnumerable<int> CodePoints() =>
        Enumerable.Range(0, 0x20100)
            .Concat(Enumerable.Range(0x2A600, 0x31400 - 0x2A600))
            .Concat(Enumerable.Range(0xE0000, 0x1000))
            .Concat(Enumerable.Range(0x31400, 0xE0000 - 0x31400).Where(static c => c % 251 == 0))
            .Concat(Enumerable.Range(0xE1000, 0x110000 - 0xE1000).Where(static c => c % 251 == 0));

    private static void AddContexts(StringBuilder text, string c)
    {
        string[] before = ["", "a", "1", "\u05D0", "\u30AB", "_", "\uAC00", "\u0E01", "\u4E00", "\U0001F44D", "\U0001F44D\u200D", "\u200D", "\u261D", "\U0001F1FA", "1\uFE0F"];
        string[] after = ["a", "1", "\u05D0", "\uFE0F", "\u20E3", "\U0001F3FB", "\u200D\U0001F44D", "\uFE0F\u20E3", "\U000E0062\U000E007F", "\U000E007F"];
        foreach (string left in before)
        {
            text.Append(left).Append(c).Append('\n');
        }
        foreach (string right in after)
        {
            text.Append(c).Append(right).Append('\n');
        }
        text.Append('a').Append(c).Append("a\n1").Append(c).Append("1\n\u05D0").Append(c).Append("\u05D0\n");
        text.Append('\u30AB').Append(c).Append("\u30AB\n").Append(c).Append(c).Append('\n');
        text.Append("\U0001F44D").Append(c).Append("\U000E007F\n");
    }

    private void Compare(string text)
    {
        string java = AnalysisJudge.Java("standard", text);
        string ours = AnalysisJudge.Ours(_analyzer, text);
        if (string.Equals(java, ours, StringComparison.Ordinal))
        {
            return;
        }
        int at = java.Zip(ours).TakeWhile(static p => p.First == p.Second).Count();
        int from = Math.Max(0, at - 60);
        Assert.Fail($"java: {java[from..Math.Min(java.Length, at + 60)]}\nours: {ours[from..Math.Min(ours.Length, at + 60)]}");
    }

    private sealed class StandardAnalyzer : Analyzer
    {
        protected override (Tokenizer Source, TokenStream Sink) CreateChain(string field)
        {
            StandardTokenizer tokenizer = new();
            return (tokenizer, tokenizer);
        }
    }
}
