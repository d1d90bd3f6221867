using Search.Analysis.Stemming;

namespace Search.Analysis.Filters;

/// <summary>Stems lower-case terms by <see cref="PorterStemmer"/>; keywords stay as they are.</summary>
public sealed class PorterStemFilter : TokenFilter
{
    /// <summary>A filter over a stream of lower-case terms.</summary>
    public PorterStemFilter(TokenStream input)
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
            Token.TermLength = PorterStemmer.Stem(Token.TermBuffer, Token.TermLength);
        }
        return true;
    }
}
