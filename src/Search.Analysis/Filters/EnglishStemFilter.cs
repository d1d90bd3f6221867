using Search.Analysis.Stemming;

namespace Search.Analysis.Filters;

/// <summary>Stems lower-case terms by <see cref="EnglishStemmer"/>; keywords stay as they are.</summary>
public sealed class EnglishStemFilter : TokenFilter
{
    /// <summary>A filter over a stream of lower-case terms.</summary>
    public EnglishStemFilter(TokenStream input)
        : base(input)
    {
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (!Input.IncrementToken())
        {
            return false;
        }
        if (!Token.IsKeyword)
        {
            Token.TermLength = EnglishStemmer.Stem(Token.TermBuffer, Token.TermLength);
        }
        return true;
    }
}
