using Search.Analysis.Words;
using Search.Testing;

namespace Search.Analysis.Tests.Streams;

public sealed class EnglishTextAnalyzerTests
{
    [Fact]
    public void The_exact_field_keeps_diacritics_and_endings_and_the_stem_field_folds_them()
    {
        using EnglishTextAnalyzer analyzer = new();
        const string text = "Erdoğan’s organisations";
        Assert.Equal("erdoğan 0 9 1 1 word False; organisations 10 23 1 1 word False; 23 0", Describe(analyzer, "body.exact", text));
        Assert.Equal("erdogan 0 9 1 1 word False; organ 10 23 1 1 word False; 23 0", Describe(analyzer, "body", text));
    }

    [Fact]
    public void The_whole_of_a_hyphenated_word_stands_on_its_first_part_in_exact_fields_only()
    {
        using EnglishTextAnalyzer analyzer = new(new WordFormOptions { StacksHyphenatedWholes = true });
        Assert.Equal(
            "co 0 2 1 1 word False; cooperate 0 10 0 2 word False; operate 3 10 1 1 word False; 10 0",
            Describe(analyzer, "body.exact", "co-operate"));
        Assert.Equal(
            "co 0 2 1 1 word False; oper 3 10 1 1 word False; 10 0",
            Describe(analyzer, "body", "co-operate"));
    }

    [Fact]
    public void Positions_of_the_stem_and_the_exact_field_are_aligned() =>
        TestSeed.Run(
            random =>
            {
                string text = RandomTexts.OfNews(random, 50);
                WordScanner scanner = new();
                RawTokens tokens = new();
                scanner.Scan(text.AsMemory(), tokens);
                using EnglishTextAnalyzer analyzer = new();
                Assert.Equal(Spans(analyzer, "body", text), Spans(analyzer, "body.exact", text));
                Assert.Equal(
                    Enumerable.Range(0, tokens.Count).Select(i => (i, tokens.Starts[i], tokens.Ends[i])),
                    Spans(analyzer, "body", text));
            },
            200);

    [Fact]
    public void A_chain_in_the_middle_of_a_text_survives_the_change_of_a_full_cache()
    {
        SharedForms forms = new(maxForms: 2);
        WordTokenizer first = new(WordFormKind.Stem, new WordFormOptions(), forms);
        WordTokenizer second = new(WordFormKind.Stem, new WordFormOptions(), forms);
        first.SetText("talks between partners".AsMemory());
        second.SetText("other words entirely".AsMemory());
        first.Reset();
        Assert.True(first.IncrementToken());
        second.Reset();
        Assert.True(second.IncrementToken());
        Assert.Equal("other", second.Token.Term.ToString());
        Assert.True(first.IncrementToken());
        Assert.Equal("between", first.Token.Term.ToString());
        Assert.True(first.IncrementToken());
        Assert.Equal("partner", first.Token.Term.ToString());
    }

    [Theory]
    [InlineData("body", "Erdoğan*", "erdogan*")]
    [InlineData("body.exact", "Erdoğan*", "erdoğan*")]
    [InlineData("body", "Organising", "organising")]
    public void A_prefix_is_folded_and_not_stemmed(string field, string text, string expected)
    {
        using EnglishTextAnalyzer analyzer = new();
        Assert.Equal(expected, analyzer.Normalize(field, text));
    }

    private static string Describe(EnglishTextAnalyzer analyzer, string field, string text) =>
        TokenStreamTests.Describe(analyzer, text, field);

    private static List<(int Position, int Start, int End)> Spans(Analyzer analyzer, string field, string text)
    {
        List<(int, int, int)> spans = [];
        TokenStream stream = analyzer.TokenStream(field, text.AsMemory());
        stream.Reset();
        int position = -1;
        while (stream.IncrementToken())
        {
            position += stream.Token.PositionIncrement;
            spans.Add((position, stream.Token.StartOffset, stream.Token.EndOffset));
        }
        stream.End();
        return spans;
    }
}
