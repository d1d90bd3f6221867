using Search.Analysis.Words;
using Search.Testing;
using Search.Variants.Automaton;

namespace Search.Variants.Tests.Tagging;

/// <summary>The automaton and the choice of spans equal a brute-force twin on random dictionaries and texts.</summary>
public sealed class TaggerPropertyTests
{
    [Fact]
    public void TheAutomatonFindsWhatBruteForceFinds() => TestSeed.Run(
        random =>
        {
            string[][] surfaces =
                [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => Words(random, random.Next(1, 6)))];
            var builder = new AutomatonBuilder();
            int[] entries = [.. surfaces.Select(builder.Add)];
            NameAutomaton automaton = builder.Build();
            string[] text = Words(random, random.Next(0, 80));
            var found = new List<SurfaceMatch>();
            SurfaceScanner.Scan(automaton, [.. text.Select(word => automaton.WordOf(word))], found);
            var expected = new HashSet<SurfaceMatch>();
            for (int start = 0; start < text.Length; start++)
            {
                for (int i = 0; i < surfaces.Length; i++)
                {
                    if (text.Skip(start).Take(surfaces[i].Length).SequenceEqual(surfaces[i]))
                    {
                        expected.Add(new SurfaceMatch(start, start + surfaces[i].Length, entries[i]));
                    }
                }
            }
            Assert.Equal(expected.Count, found.Count);
            Assert.True(expected.SetEquals(found));
        },
        iterations: 500);

    /// <summary>As above with 100,000 surfaces, most of which share words; brute force looks each stretch up in a set.</summary>
    [Fact]
    public void AHundredThousandNamesAreFoundAsBruteForceFindsThem() => TestSeed.Run(
        random =>
        {
            var entries = new Dictionary<string, int>(StringComparer.Ordinal);
            var builder = new AutomatonBuilder();
            while (entries.Count < 100_000)
            {
                string[] surface = Numbered(random, random.Next(1, 6));
                entries[string.Join(' ', surface)] = builder.Add(surface);
            }
            NameAutomaton automaton = builder.Build();
            string[] text = Numbered(random, 20_000);
            var found = new List<SurfaceMatch>();
            SurfaceScanner.Scan(automaton, [.. text.Select(word => automaton.WordOf(word))], found);
            var expected = new List<SurfaceMatch>();
            for (int end = 1; end <= text.Length; end++)
            {
                for (int start = Math.Max(0, end - 5); start < end; start++)
                {
                    if (entries.TryGetValue(string.Join(' ', text[start..end]), out int entry))
                    {
                        expected.Add(new SurfaceMatch(start, end, entry));
                    }
                }
            }
            Assert.True(expected.Count > 1_000, $"only {expected.Count} names in the text");
            Assert.Equal(expected, found);
        },
        iterations: 1);

    [Fact]
    public void TheTaggerChoosesWhatBruteForceChooses() => TestSeed.Run(
        random =>
        {
            var names = new RandomNames(random);
            string text = names.Text();
            var tagger = new Tagger(names.Set);
            TaggedDocument document = tagger.Tag([text.AsMemory()], DocumentContext.Unknown);
            string[] found =
            [
                .. document.Mentions.Select(mention =>
                    $"{mention.StartToken}-{mention.EndToken} {names.Set.Variants[mention.Variant].Surface}"),
            ];
            Assert.Equal(BruteForce(names, document.Tokens(0)), found);
        },
        iterations: 150);

    /// <summary>
    /// At each place the longest surface or blocker whose words stand there unbroken; then on after it.
    /// </summary>
    private static List<string> BruteForce(RandomNames names, RawTokens tokens)
    {
        var chosen = new List<string>();
        int at = 0;
        while (at < tokens.Count)
        {
            string? best = names.Surfaces.Concat(names.Blockers).Where(surface => StandsAt(surface, tokens, at))
                .MaxBy(static surface => surface.Length);
            if (best is null)
            {
                at++;
                continue;
            }
            int length = best.Split(' ').Length;
            if (!names.Blockers.Contains(best))
            {
                chosen.Add($"{at}-{at + length} {best}");
            }
            at += length;
        }
        return chosen;
    }

    private static bool StandsAt(string surface, RawTokens tokens, int at)
    {
        string[] words = surface.Split(' ');
        for (int i = 0; i < words.Length; i++)
        {
            bool isThere = at + i < tokens.Count && tokens.Surface(at + i).SequenceEqual(words[i]);
            bool isBroken = i > 0 && isThere
                && (tokens.Flags[at + i] & (RawTokenFlags.AfterPunctuation | RawTokenFlags.SentenceStart)) != 0;
            if (!isThere || isBroken)
            {
                return false;
            }
        }
        return true;
    }

    private static string[] Words(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => ((char)('a' + random.Next(4))).ToString())];

    /// <summary>Words of which few are frequent and many rare, some in no surface.</summary>
    private static string[] Numbered(Random random, int count) =>
    [
        .. Enumerable.Range(0, count).Select(_ =>
            "w" + ((int)Math.Pow(30_000, random.NextDouble())).ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];
}
