using Search.Analysis.Spelling;

namespace Search.Analysis.Filters;

/// <summary>Replaces British spellings of lower-case terms by American ones; keywords stay as they are.</summary>
public sealed class AmericanSpellingFilter : TokenFilter
{
    /// <summary>A filter over a stream of lower-case terms.</summary>
    public AmericanSpellingFilter(TokenStream input)
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
        if (!Token.IsKeyword && AmericanSpelling.TryGet(Token.Term, out ReadOnlySpan<char> american))
        {
            Token.SetTerm(american);
        }
        return true;
    }
}
