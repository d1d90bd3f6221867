namespace Search.Analysis.Filters;

/// <summary>Removes a possessive ending: 's and s', the apostrophe straight, curly or full-width. Offsets stay.</summary>
public sealed class PossessiveFilter : TokenFilter
{
    /// <summary>A filter over a stream.</summary>
    public PossessiveFilter(TokenStream input)
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
        ReadOnlySpan<char> term = Token.Term;
        if (term.Length > 2 && term[^1] is 's' or 'S' && IsApostrophe(term[^2]))
        {
            Token.TermLength -= 2;
        }
        else if (term.Length > 2 && IsApostrophe(term[^1]) && term[^2] is 's' or 'S')
        {
            Token.TermLength -= 1;
        }
        return true;
    }

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\uFF07';
}
