using System.IO;
using Search.Analysis.Spelling;
using Search.Analysis.Tests.Sources;
using Search.Testing;

namespace Search.Analysis.Tests.Spelling;

public sealed class AmericanSpellingTests
{
    [Theory]
    [InlineData("organisation", "organization")]
    [InlineData("defence", "defense")]
    [InlineData("travelling", "traveling")]
    [InlineData("theatre", "theater")]
    [InlineData("normalising", "normalizing")]
    [InlineData("programme", "program")]
    [InlineData("manoeuvred", "maneuvered")]
    [InlineData("tyre", null)]
    [InlineData("advise", null)]
    [InlineData("four", null)]
    public void British_words_have_an_American_spelling(string word, string? american)
    {
        bool found = AmericanSpelling.TryGet(word, out ReadOnlySpan<char> spelling);
        Assert.Equal(american is not null, found);
        Assert.Equal(american ?? "", spelling.ToString());
    }

    [Fact]
    public void One_step_leads_to_the_end()
    {
        Assert.InRange(AmericanSpelling.Count, 3600, 4000);
        Assert.DoesNotContain(AmericanSpelling.Pairs, static pair => AmericanSpelling.TryGet(pair.Value, out _));
    }

    /// <summary>VarCon is an independent list of the same facts.</summary>
    [Fact]
    public void VarCon_agrees_with_nearly_every_pair()
    {
        Judge.Require(Judges.SharedData, "SEARCH_SHARED");
        ILookup<string, string> judged = File
            .ReadLines(Path.Combine(Judges.SharedData, "data", "phrasing", "us-gb-spelling.tsv"))
            .Select(static line => line.Split('\t'))
            .ToLookup(static row => row[0], static row => row[1], StringComparer.Ordinal);
        KeyValuePair<string, string>[] known = [.. AmericanSpelling.Pairs.Where(pair => judged.Contains(pair.Key))];
        string[] wrong = [.. known.Where(p => !judged[p.Key].Contains(p.Value)).Select(static p => $"{p.Key}: {p.Value}")];
        Assert.InRange(known.Length, 3500, 5000);
        Assert.True(wrong.Length <= known.Length / 1000, string.Join(", ", wrong));
    }
}
