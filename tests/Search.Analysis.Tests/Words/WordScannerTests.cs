using Search.Analysis.Tests.Streams;
using Search.Analysis.Words;
using Search.Testing;

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
    [InlineData("Sana`a Hawaiʻi Saudiʼs", "Sana'a:sanaa:sanaa Hawai'i:hawaii:hawaii Saudi:saudi:saudi")]
    [InlineData("J. R. R. Tolkien met George W. Bush.", "J. R. R.:jrr:jrr Tolkien:tolkien:tolkien met:met:met George:george:georg W:w:w Bush:bush:bush")]
    [InlineData("organisations' colour-coded", "organisations:organisations:organ colour:colour:color coded:coded:code")]
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

    [Fact]
    public void Tokens_are_in_order_and_forms_depend_on_the_surface_alone() =>
        TestSeed.Run(
            random =>
            {
                string text = RandomTexts.OfNews(
                    random, 40) + RandomTexts.OfPieces(random, 40) + RandomTexts.OfUnits(random, 100);
                _scanner.Scan(text.AsMemory(), _tokens);
                WordForms fresh = new();
                int previous = 0;
                for (int i = 0; i < _tokens.Count; i++)
                {
                    Assert.InRange(_tokens.Starts[i], previous, text.Length);
                    Assert.InRange(_tokens.WordEnds[i], _tokens.Starts[i] + 1, _tokens.Ends[i]);
                    previous = _tokens.Ends[i];
                    int form = fresh.Intern(_tokens.Surface(i));
                    int cached = _tokens.Forms[i];
                    Assert.Equal(fresh.Exact(form).ToString(), _scanner.Forms.Exact(cached).ToString());
                    Assert.Equal(fresh.Folded(form).ToString(), _scanner.Forms.Folded(cached).ToString());
                    Assert.Equal(fresh.Stem(form).ToString(), _scanner.Forms.Stem(cached).ToString());
                    Assert.Equal(fresh.Flags(form), _scanner.Forms.Flags(cached));
                    Assert.Equal(System.Text.Encoding.UTF8.GetBytes(
                        fresh.Stem(form).ToString()), _scanner.Forms.StemUtf8(cached));
                    bool isPartBefore = i > 0 && _tokens.Flags[i - 1].HasFlag(RawTokenFlags.HyphenAfter);
                    Assert.Equal(isPartBefore, _tokens.Flags[i].HasFlag(RawTokenFlags.HyphenBefore));
                }
                Assert.InRange(previous, 0, text.Length);
            },
            500);

    [Fact]
    public void A_full_cache_starts_anew_between_two_texts()
    {
        WordScanner scanner = new(new WordForms(maxForms: 3));
        scanner.Scan("one two three four".AsMemory(), _tokens);
        Assert.Equal(0, scanner.Forms.Generation);
        Assert.Equal(4, scanner.Forms.Count);
        scanner.Scan("five two".AsMemory(), _tokens);
        Assert.Equal(1, scanner.Forms.Generation);
        Assert.Equal("five", scanner.Forms.Stem(_tokens.Forms[0]).ToString());
        Assert.Equal("two", scanner.Forms.Stem(_tokens.Forms[1]).ToString());
        scanner.Scan("two".AsMemory(), _tokens);
        Assert.Equal(2, scanner.Forms.Count);
    }

    [Fact]
    public void A_scan_of_known_words_allocates_nothing()
    {
        const string text = "The U.S.-led talks with Saudi’s organisations, 1,000 of them. The state-of-the-art";
        _scanner.Scan(text.AsMemory(), _tokens);
        long before = GC.GetAllocatedBytesForCurrentThread();
        _scanner.Scan(text.AsMemory(), _tokens);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private string Describe(int i)
    {
        int form = _tokens.Forms[i];
        return $"{_tokens.Surface(i)}:{_scanner.Forms.Folded(form)}:{_scanner.Forms.Stem(form)}";
    }
}
