using System.Globalization;
using System.Text;
using Search.Testing;

namespace Search.Analysis.Tests.Streams;

/// <summary>What every chain keeps, whatever its text: the contract suite that each chain's test class inherits.</summary>
public abstract class TokenStreamTests
{
    private const int Rounds = 300;

    protected abstract Analyzer CreateAnalyzer();

    [Fact]
    public void Offsets_and_positions_are_in_order_and_the_end_state_is_the_text_s_length() =>
        TestSeed.Run(
            random =>
            {
                using Analyzer analyzer = CreateAnalyzer();
                string text = AnyText(random);
                TokenStream stream = analyzer.TokenStream("f", text.AsMemory());
                stream.Reset();
                int lastStart = 0;
                bool isFirst = true;
                while (stream.IncrementToken())
                {
                    Token token = stream.Token;
                    Assert.InRange(token.StartOffset, lastStart, text.Length);
                    Assert.InRange(token.EndOffset, token.StartOffset + 1, text.Length);
                    Assert.InRange(token.PositionIncrement, isFirst ? 1 : 0, text.Length);
                    Assert.InRange(token.PositionLength, 1, text.Length);
                    Assert.False(token.Term.IsEmpty);
                    lastStart = token.StartOffset;
                    isFirst = false;
                }
                stream.End();
                Assert.Equal(text.Length, stream.Token.EndOffset);
                Assert.InRange(stream.Token.PositionIncrement, 0, text.Length);
            },
            Rounds);

    [Fact]
    public void A_chain_used_again_gives_what_a_new_one_gives() =>
        TestSeed.Run(
            random =>
            {
                using Analyzer used = CreateAnalyzer();
                for (int i = 0; i < 5; i++)
                {
                    string text = AnyText(random);
                    using Analyzer fresh = CreateAnalyzer();
                    Assert.Equal(Describe(fresh, text), Describe(used, text));
                    Assert.Equal(Describe(fresh, text), Describe(used, text));
                }
            },
            Rounds / 10);

    [Fact]
    public void A_pass_that_was_broken_off_leaves_nothing_behind()
    {
        using Analyzer used = CreateAnalyzer();
        using Analyzer fresh = CreateAnalyzer();
        TokenStream stream = used.TokenStream("f", "the state-of-the-art of the to and from the U.S. of".AsMemory());
        stream.Reset();
        Assert.True(stream.IncrementToken());
        Assert.Equal(Describe(fresh, "another text of the"), Describe(used, "another text of the"));
    }

    [Fact]
    public void Threads_have_chains_of_their_own()
    {
        using Analyzer analyzer = CreateAnalyzer();
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => $"Text {i} of the U.S.-led states' organisations, {i * 7}")];
        string[] expected = [.. texts.Select(t => Describe(analyzer, t))];
        string[] found = new string[texts.Length];
        Parallel.For(0, texts.Length, i => found[i] = Describe(analyzer, texts[i]));
        Assert.Equal(expected, found);
    }

    [Fact]
    public void An_empty_text_has_no_token()
    {
        using Analyzer analyzer = CreateAnalyzer();
        Assert.Equal("0 0", Describe(analyzer, ""));
    }

    internal static string Describe(Analyzer analyzer, string text, string field = "f")
    {
        TokenStream stream = analyzer.TokenStream(field, text.AsMemory());
        Token token = stream.Token;
        CultureInfo invariant = CultureInfo.InvariantCulture;
        StringBuilder answer = new();
        stream.Reset();
        while (stream.IncrementToken())
        {
            answer.Append(token.Term)
                .Append(invariant, $" {token.StartOffset} {token.EndOffset} {token.PositionIncrement} {token.PositionLength}")
                .Append(invariant, $" {token.Type} {token.IsKeyword}; ");
        }
        stream.End();
        return answer.Append(invariant, $"{token.EndOffset} {token.PositionIncrement}").ToString();
    }

    private static string AnyText(Random random) =>
        random.Next(3) switch
        {
            0 => RandomTexts.OfUnits(random, random.Next(400)),
            1 => RandomTexts.OfNews(random, random.Next(60)),
            _ => RandomTexts.OfPieces(random, random.Next(80)),
        };
}
