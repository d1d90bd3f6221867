using Search.Analysis.Standard;
using Search.Testing;

namespace Search.Analysis.Tests.Streams;

/// <summary>Runs of tokens are the tokens one by one.</summary>
public sealed class TokenRunTests
{
    [Fact]
    public void Runs_of_the_plain_chain_are_its_tokens() => TestSeed.Run(
        random =>
        {
            var terms = new PlainTerms();
            var single = new PlainTokenizer(new PlainTerms());
            var runs = new PlainTokenizer(terms);
            for (int round = 0; round < 5; round++)
            {
                ReadOnlyMemory<char> text = Text(random).AsMemory();
                single.SetText(text);
                single.Reset();
                runs.SetText(text);
                runs.Reset();
                Assert.Equal(OneByOne(single), ByRuns(runs, random.Next(1, 300)));
            }
        },
        500);

    [Fact]
    public void A_scanner_s_runs_are_its_tokens_for_every_length_of_word_at_every_place_of_a_block()
    {
        for (int length = 1; length < 70; length++)
        {
            for (int before = 0; before < 70; before++)
            {
                foreach (string after in (string[])["", " ", ".x", "_y", " 'z", "é", ". ab"])
                {
                    string text = string.Concat(new string(' ', before), new string('w', length), after);
                    var scanner = new StandardScanner();
                    scanner.Begin();
                    var expected = new List<(int, int)>();
                    while (scanner.Next(text))
                    {
                        expected.Add((scanner.Start, scanner.End));
                    }
                    int[] starts = new int[4];
                    int[] ends = new int[4];
                    scanner.Begin();
                    int count = scanner.NextRun(text, starts, ends);
                    Assert.Equal(
                        expected,
                        Enumerable.Range(0, count).Select(i => (starts[i], ends[i] < 0 ? ~ends[i] : ends[i])));
                }
            }
        }
    }

    private static string Text(Random random) => random.Next(4) switch
    {
        0 => RandomTexts.OfNews(random, random.Next(200)),
        1 => RandomTexts.OfPieces(random, random.Next(200)),
        2 => RandomTexts.OfUnits(random, random.Next(200)),
        _ => string.Join(' ', Enumerable.Range(0, random.Next(100)).Select(_ => Repeated(random))),
    };

    private static string Repeated(Random random) => new((char)('A' + random.Next(60)), random.Next(25));

    private static List<string> OneByOne(PlainTokenizer stream)
    {
        var tokens = new List<string>();
        while (stream.IncrementToken())
        {
            tokens.Add($"{stream.Token.Term} {stream.Token.StartOffset} {stream.Token.EndOffset}");
        }
        return tokens;
    }

    private static List<string> ByRuns(PlainTokenizer stream, int size)
    {
        var tokens = new List<string>();
        int[] numbers = new int[size];
        int[] starts = new int[size];
        int[] ends = new int[size];
        int count;
        while ((count = stream.NextRun(numbers, starts, ends)) > 0)
        {
            for (int i = 0; i < count; i++)
            {
                tokens.Add($"{stream.TermOf(numbers[i])} {starts[i]} {ends[i]}");
            }
        }
        return tokens;
    }
}
