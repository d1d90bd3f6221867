using System.IO;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Search.Analysis;
using Search.Analysis.Unicode;
using Search.Testing;

namespace Search.Oracle.Tests.Analysis;

/// <summary>The plain chain and Lucene's StandardTokenizer, LowerCaseFilter, PorterStemFilter.</summary>
public sealed class PlainAnalyzerOracleTests : IDisposable
{
    private const int SampleEvery = 20;

    private readonly PlainAnalyzer _remembering = new();
    private readonly PlainAnalyzer _staged = new(remembersWords: false);

    [Fact]
    public void Random_texts_give_the_same_tokens() =>
        TestSeed.Run(
            random =>
            {
                Compare(RandomText.OfClasses(random, random.Next(1, 60)));
                Compare(RandomText.OfUnits(random, random.Next(1, 300)));
                Compare(RandomText.OfAscii(random, random.Next(1, 800)));
            },
            1000 * Judges.Multiplier);

    /// <summary>Words made of the endings that the rules of the stemmer look for.</summary>
    [Fact]
    public void Random_words_of_suffixes_have_the_same_stems() =>
        TestSeed.Run(
            random =>
            {
                StringBuilder text = new();
                for (int i = 0; i < 200; i++)
                {
                    AddWord(random, text);
                }
                Compare(text.ToString());
            },
            200 * Judges.Multiplier);

    [Fact]
    public void Every_code_point_has_the_same_lower_case()
    {
        StringBuilder text = new();
        for (int c = 0; c < 0x110000; c++)
        {
            if (c is < 0xD800 or >= 0xE000)
            {
                text.Append(char.ConvertFromUtf32(c));
            }
        }
        char[] ours = text.ToString().ToCharArray();
        CharCase.ToLower(ours);
        Assert.Equal(AnalysisJudge.JavaLowerCase(text.ToString()), new string(ours));
    }

    /// <summary>Every word of the spell checker's lists.</summary>
    [Fact]
    public void Words_of_the_dictionary_have_the_same_stems()
    {
        string? folder = Judges.FindFolder("SEARCH_SCOWL", "/usr/share/dict/scowl");
        SkipUnless(folder, "the word lists of scowl are not installed");
        foreach (string file in System.IO.Directory.GetFiles(folder ?? "").Order(StringComparer.Ordinal))
        {
            string[] words = File.ReadAllLines(file, Encoding.Latin1);
            foreach (string[] chunk in words.Chunk(2000))
            {
                Compare(string.Join('\n', chunk));
            }
        }
    }

    /// <summary>The speeches: every twentieth passage, all of them with a multiplier.</summary>
    [Fact]
    public void Passages_of_the_corpus_give_the_same_tokens()
    {
        SkipUnless(Judges.SharedData, "SEARCH_SHARED names no folder with the shared data");
        string path = Path.Combine(Judges.SharedData ?? "", "data", "perf", "un-debates-100k.jsonl.gz");
        using StreamReader lines = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        int every = Judges.Multiplier > 1 ? 1 : SampleEvery;
        int passages = 0;
        for (int i = 0; lines.ReadLine() is { } line; i++)
        {
            if (i % every == 0)
            {
                using JsonDocument document = JsonDocument.Parse(line);
                Compare(document.RootElement.GetProperty("title").GetString() ?? "");
                Compare(document.RootElement.GetProperty("body").GetString() ?? "");
                passages++;
            }
        }
        Assert.True(passages > 1000, $"only {passages} passages");
    }

    public void Dispose()
    {
        _remembering.Dispose();
        _staged.Dispose();
    }

    private static void SkipUnless(string? present, string missing)
    {
        if (present is null)
        {
            Assert.SkipUnless(Judges.AreRequired, "not run: " + missing);
            Assert.Fail(missing);
        }
    }

    private static void AddWord(Random random, StringBuilder text)
    {
        string[] parts =
        [
            "al", "ance", "ate", "ation", "ator", "at", "bl", "bli", "biliti", "ed", "eed", "eli", "ement", "enci", "ent", "entli",
            "er", "ful", "fulness", "ible", "ic", "icate", "ical", "iciti", "ies", "ing", "ion", "ism", "iti", "ive", "iviti", "iz",
            "ization", "izer", "ize", "ll", "logi", "ment", "ness", "ou", "ousli", "ousness", "s", "sion", "sses", "ss", "tion",
            "tional", "y", "yy", "a", "b", "e", "i", "l", "o", "st", "t", "x", "w", "z",
        ];
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            text.Append(parts[random.Next(parts.Length)]);
        }
        text.Append(' ');
    }

    private void Compare(string text)
    {
        AnalysisJudge.AssertSame("plain", _remembering, text);
        AnalysisJudge.AssertSame("plain", _staged, text);
    }
}
