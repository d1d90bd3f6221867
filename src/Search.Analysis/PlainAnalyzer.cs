using System.Threading;
using Search.Analysis.Filters;
using Search.Analysis.Standard;
using Search.Analysis.Unicode;

namespace Search.Analysis;

/// <summary>
/// StandardTokenizer, lower case, Porter's stemmer: the chain by which results are compared with Apache Lucene
/// (profile <c>lucene-bm25</c>, <c>bench</c>).
/// </summary>
public sealed class PlainAnalyzer : Analyzer
{
    private readonly bool _remembersWords;
    private readonly ThreadLocal<PlainTerms> _terms = new(static () => new PlainTerms());

    /// <summary>
    /// The analyzer.
    /// </summary>
    /// <param name="remembersWords">
    /// Look the term up by its surface where the word was seen before; false runs every stage on every token. The tokens
    /// are the same.
    /// </param>
    public PlainAnalyzer(bool remembersWords = true) => _remembersWords = remembersWords;

    /// <summary>Lower case only: a prefix or a wildcard is not stemmed.</summary>
    public override string Normalize(string field, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, text, static (target, source) =>
        {
            source.CopyTo(target);
            CharCase.ToLower(target);
        });
    }

    /// <inheritdoc/>
    protected override (Tokenizer Source, TokenStream Sink) CreateChain(string field)
    {
        if (_remembersWords)
        {
            PlainTokenizer plain = new(_terms.Value ?? new PlainTerms());
            return (plain, plain);
        }
        StandardTokenizer tokenizer = new();
        return (tokenizer, new PorterStemFilter(new LowerCaseFilter(tokenizer)));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _terms.Dispose();
        }
        base.Dispose(disposing);
    }
}
