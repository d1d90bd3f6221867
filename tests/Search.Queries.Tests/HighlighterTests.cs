using Search.Testing;

namespace Search.Queries.Tests;

/// <summary>Passages keep to sentences, hold their finds and mark them.</summary>
public sealed class HighlighterTests
{
    private const string Text =
        "Officials met in Riyadh on Monday. Mr. A. Smith of the U.S. State Department spoke first. "
        + "Nothing else happened there! Saudi Arabia and Israel discussed ties.";

    [Fact]
    public void MarksTheBestSentence()
    {
        HighlightSpan[] spans = [Find("Saudi Arabia", 1), Find("Israel", 2), Find("Riyadh", 1)];
        IReadOnlyList<Passage> passages = Highlighter.Highlight(
            Text, spans, new HighlightOptions { MaxPassages = 1, MaxLength = 60 });
        Assert.Equal(["<em>Saudi Arabia</em> and <em>Israel</em> discussed ties."], passages.Select(p => p.Text));
    }

    [Fact]
    public void InitialsAndTitlesDoNotEndASentence()
    {
        IReadOnlyList<Passage> passages = Highlighter.Highlight(
            Text, [Find("State", 0)], new HighlightOptions { MaxLength = 70 });
        Assert.Equal("Mr. A. Smith of the U.S. <em>State</em> Department spoke first.", passages[0].Text);
    }

    [Fact]
    public void OverlapsAreOneMarkAndTextIsEscaped()
    {
        IReadOnlyList<Passage> passages = Highlighter.Highlight(
            "a <b> & c", [new(2, 5), new(4, 7)], new HighlightOptions { EscapeHtml = true });
        Assert.Equal("a <em>&lt;b&gt; &amp;</em> c", passages[0].Text);
    }

    [Fact]
    public void ALongTextFullOfFindsTakesNoLongerThanItsLength()
    {
        // One sentence without an end, and many short ones: every word is a find. A quarter of a million finds times
        // as many thousand passages would take minutes.
        string text = string.Concat(Enumerable.Repeat("ab ", 150_000)) + string.Concat(Enumerable.Repeat("ab. A", 100_000));
        HighlightSpan[] spans = [.. Enumerable.Range(0, text.Length - 1)
            .Where(i => text[i] == 'a').Select(i => new HighlightSpan(i, i + 2, 0))];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(
            2, Highlighter.Highlight(text, spans, new HighlightOptions { MaxPassages = 2, MaxLength = 16 }).Count);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void NothingFoundGivesNothingOrTheLead()
    {
        Assert.Empty(Highlighter.Highlight(Text, []));
        string lead = Highlighter.Highlight(Text, [], new HighlightOptions { LeadWhenEmpty = true })[0].Text;
        Assert.StartsWith("Officials met", lead, StringComparison.Ordinal);
    }

    [Fact]
    public void PassagesAreStretchesOfTheText() => TestSeed.Run(
        random =>
        {
            const string Letters = "ab .!?\n\u2026\"A\uD83D\uDE00x";
            string text = string.Concat(
                Enumerable.Range(0, random.Next(1, 400)).Select(_ => Letters[random.Next(Letters.Length)]));
            HighlightSpan[] spans = [.. Enumerable.Range(0, random.Next(6)).Select(i =>
            {
                int start = random.Next(text.Length);
                return new HighlightSpan(start, Math.Min(text.Length, start + random.Next(1, 12)), i % 3);
            })];
            var options = new HighlightOptions
            {
                PreTag = "",
                PostTag = "",
                Ellipsis = "",
                MaxLength = random.Next(16, 80),
            };
            int last = 0;
            foreach (Passage passage in Highlighter.Highlight(text, spans, options))
            {
                Assert.Equal(text[passage.Start..passage.End], passage.Text);
                Assert.True(passage.Start >= last && passage.End - passage.Start <= options.MaxLength);
                last = passage.End;
            }
        },
        iterations: 300);

    private static HighlightSpan Find(string words, int key)
    {
        int start = Text.IndexOf(words, StringComparison.Ordinal);
        return new HighlightSpan(start, start + words.Length, key);
    }
}
