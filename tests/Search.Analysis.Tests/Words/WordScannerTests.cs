using Search.Analysis.Words;

namespace Search.Analysis.Tests.Words;

public sealed class WordScannerTests
{
    private readonly WordScanner _scanner = new();
    private readonly RawTokens _tokens = new();

    [Theory]
    [InlineData("Saudi’s ministry", "Saudi:saudi:saudi ministry:ministry:ministri")]
    [InlineData("the U.S. and the U. S. Army", "the:the:the U.S.:us:us and:and:and the:the:the U. S.:us:us Army:army:armi")]
    [InlineData("US-Gulf talks", "US:us:us Gulf:gulf:gulf talks:talks:talk")]
    [InlineData("Erdoğan’s Øresund", "Erdoğan:erdogan:erdogan Øresund:oresund:oresund")]
    [InlineData("Hay'at Sana’a don’t we'll", "Hay'at:hayat:hayat Sana'a:sanaa:sanaa don't:don't:don't we'll:we'll:we'll")]
    [InlineData("1,234.5 G20", "1,234.5:1234.5:1234.5 G20:g20:g20")]
    [InlineData("yesterday.The J.Smith note:this", "yesterday:yesterday:yesterday The:the:the J:j:j Smith:smith:smith note:note:note this:this:this")]
    [InlineData("the U.S.'s role", "the:the:the U.S.:us:us role:role:role")]
    [InlineData("a Ph.D. student", "a:a:a Ph.D.:phd:phd student:student:student")]
    public void Words_have_surface_folded_form_and_stem(string text, string expected)
    {
        _scanner.Scan(text.AsMemory(), _tokens);
        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, _tokens.Count).Select(Describe)));
    }

    [Fact]
    public void Offsets_are_those_of_the_text_given_and_an_end_includes_the_possessive()
    {
        _scanner.Scan("“Saudi’s” — x".AsMemory(), _tokens);
        Assert.Equal([1, 12], _tokens.Starts.ToArray());
        Assert.Equal([8, 13], _tokens.Ends.ToArray());
        Assert.Equal([6, 13], _tokens.WordEnds.ToArray());
    }

    [Fact]
    public void Hyphenated_words_are_parts_and_a_whole()
    {
        _scanner.Scan("a state-of-the-art thing - or not".AsMemory(), _tokens);
        Assert.Equal(1, _tokens.CompoundStart(3));
        Assert.Equal(5, _tokens.CompoundEnd(2));
        Assert.Equal(5, _tokens.CompoundStart(5));
        Assert.Equal(6, _tokens.CompoundEnd(5));
    }

    [Theory]
    [InlineData("Gen. Smith left. He came to Washington. D.C. is hot", "Gen He D.C.")]
    [InlineData("He left the U.S. The end! \"Why?\" asked Bob", "He The Why")]
    [InlineData("in the U.S. Senate, Mr. John F. Kennedy said", "in")]
    [InlineData("title\n\nBody text\nwraps here", "title Body")]
    public void Sentences_start_after_their_ends_and_not_after_abbreviations(string text, string starts)
    {
        _scanner.Scan(text.AsMemory(), _tokens);
        IEnumerable<int> found = Enumerable.Range(0, _tokens.Count)
            .Where(i => _tokens.Flags[i].HasFlag(RawTokenFlags.SentenceStart));
        Assert.Equal(starts, string.Join(' ', found.Select(i => _tokens.Surface(i).ToString())));
    }

    [Theory]
    [InlineData("US", RawTokenFlags.Capitalised | RawTokenFlags.AllCaps)]
    [InlineData("U.S.", RawTokenFlags.Capitalised | RawTokenFlags.AllCaps | RawTokenFlags.Acronym)]
    [InlineData("Iran", RawTokenFlags.Capitalised)]
    [InlineData("McDonald", RawTokenFlags.Capitalised | RawTokenFlags.MixedCase)]
    [InlineData("G20", RawTokenFlags.Capitalised | RawTokenFlags.HasDigit)]
    [InlineData("1,000", RawTokenFlags.Number | RawTokenFlags.HasDigit)]
    [InlineData("Élysée", RawTokenFlags.Capitalised | RawTokenFlags.NonAscii)]
    public void The_surface_decides_its_flags(string surface, RawTokenFlags flags)
    {
        _scanner.Scan(("x " + surface).AsMemory(), _tokens);
        Assert.Equal(flags, _tokens.Flags[1]);
    }

    private string Describe(int i)
    {
        int form = _tokens.Forms[i];
        return $"{_tokens.Surface(i)}:{_scanner.Forms.Folded(form)}:{_scanner.Forms.Stem(form)}";
    }
}
