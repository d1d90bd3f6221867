using Search.Analysis.Unicode;

namespace Search.Analysis.Filters;

/// <summary>Lower-cases terms, code point by code point (<see cref="CharCase"/>).</summary>
public sealed class LowerCaseFilter : TokenFilter
{
    /// <summary>A filter over a stream.</summary>
    public LowerCaseFilter(TokenStream input)
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
        CharCase.ToLower(Token.TermBuffer.AsSpan(0, Token.TermLength));
        return true;
    }
}
