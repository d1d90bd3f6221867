using Search.Analysis.Filters;
using Search.Analysis.Standard;
using Search.Analysis.Words;

namespace Search.Analysis.Tests.Streams;

public sealed class StandardTokenizerTests : TokenStreamTests
{
    protected override Analyzer CreateAnalyzer() => new ChainAnalyzer(static source => source);
}

public sealed class PlainAnalyzerTests : TokenStreamTests
{
    protected override Analyzer CreateAnalyzer() => new PlainAnalyzer();

    [Fact]
    public void A_prefix_is_lower_cased_and_not_stemmed()
    {
        using PlainAnalyzer analyzer = new();
        Assert.Equal("running é", analyzer.Normalize("f", "RUNNing É"));
    }
}

public sealed class StagedPlainAnalyzerTests : TokenStreamTests
{
    protected override Analyzer CreateAnalyzer() => new PlainAnalyzer(remembersWords: false);
}

public sealed class EveryFilterTests : TokenStreamTests
{
    protected override Analyzer CreateAnalyzer() => new ChainAnalyzer(static source =>
    {
        TokenStream words = new FoldingFilter(new PossessiveFilter(new LowerCaseFilter(source)));
        TokenStream kept = new StopFilter(words, StopFilter.EnglishStopWords);
        return new EnglishStemFilter(new AmericanSpellingFilter(new KeywordMarkerFilter(kept, new WordSet(["states"]))));
    });

    [Fact]
    public void The_filters_do_their_work()
    {
        using Analyzer analyzer = CreateAnalyzer();
        Assert.Equal(
            "erdogan 4 13 2 1 <ALPHANUM> False; color 14 23 1 1 <ALPHANUM> False; states 31 37 3 1 <ALPHANUM> True; 41 1",
            Describe(analyzer, "The Erdoğan’s colouring of the states the"));
    }
}

public sealed class EnglishStemFieldTests : TokenStreamTests
{
    protected override Analyzer CreateAnalyzer() => new EnglishTextAnalyzer();
}

public sealed class EnglishExactFieldTests : TokenStreamTests
{
    protected override Analyzer CreateAnalyzer() => new ExactFieldAnalyzer();

    // The contract suite asks for one field, which here is the chain of an exact field.
    private sealed class ExactFieldAnalyzer : Analyzer
    {
        protected override (Tokenizer Source, TokenStream Sink) CreateChain(string field)
        {
            WordTokenizer tokenizer = new(WordFormKind.Exact, new WordFormOptions { StacksHyphenatedWholes = true });
            return (tokenizer, tokenizer);
        }
    }
}

public sealed class EnglishWithStopWordsTests : TokenStreamTests
{
    protected override Analyzer CreateAnalyzer() => new EnglishTextAnalyzer(
        new WordFormOptions { StopWords = StopFilter.EnglishStopWords, Keywords = new WordSet(["states"]) });
}

internal sealed class ChainAnalyzer(Func<Tokenizer, TokenStream> filters) : Analyzer
{
    protected override (Tokenizer Source, TokenStream Sink) CreateChain(string field)
    {
        StandardTokenizer source = new();
        return (source, filters(source));
    }
}
