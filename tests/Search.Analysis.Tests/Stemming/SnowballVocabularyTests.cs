using System.IO;
using Search.Analysis.Stemming;
using Search.Analysis.Tests.Sources;
using Search.Testing;

namespace Search.Analysis.Tests.Stemming;

/// <summary>The English stemmer and Snowball's own vocabulary (Debian package snowball-data).</summary>
public sealed class SnowballVocabularyTests
{
    [Fact]
    public void Every_word_of_the_vocabulary_has_its_stem()
    {
        string? folder = Judges.FindFolder("SEARCH_SNOWBALL_DATA", "/usr/share/snowball/data/english");
        Judge.Require(folder, "snowball-data");
        string[] words = File.ReadAllLines(Path.Combine(folder, "voc.txt"));
        string[] stems = File.ReadAllLines(Path.Combine(folder, "output.txt"));
        Assert.Equal(stems.Length, words.Length);
        Assert.True(words.Length > 25_000, $"only {words.Length} words");
        List<string> wrong = [];
        for (int i = 0; i < words.Length; i++)
        {
            string found = Stem(words[i]);
            if (found != stems[i])
            {
                wrong.Add($"{words[i]}: {found}, not {stems[i]}");
            }
        }
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("organization", "organ")]
    [InlineData("talks", "talk")]
    [InlineData("generously", "generous")]
    [InlineData("skis", "ski")]
    [InlineData("saying", "say")]
    [InlineData("succeeding", "succeed")]
    [InlineData("'twas", "twas")]
    public void Words_have_stems(string word, string stem) => Assert.Equal(stem, Stem(word));

    private static string Stem(string word)
    {
        char[] buffer = word.ToCharArray();
        return new string(buffer, 0, EnglishStemmer.Stem(buffer, buffer.Length));
    }
}
