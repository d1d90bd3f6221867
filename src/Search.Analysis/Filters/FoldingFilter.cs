using Search.Analysis.Unicode;

namespace Search.Analysis.Filters;

/// <summary>
/// Folds diacritics, ligatures and width of lower-case terms (<see cref="CharFolding"/>). A term that would become empty
/// stays as it is.
/// </summary>
public sealed class FoldingFilter : TokenFilter
{
    private char[] _folded = new char[256];

    /// <summary>A filter over a stream of lower-case terms.</summary>
    public FoldingFilter(TokenStream input)
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
        if (!System.Text.Ascii.IsValid(term))
        {
            int needed = term.Length * CharFolding.MaxExpansion;
            if (_folded.Length < needed)
            {
                _folded = new char[needed];
            }
            int length = CharFolding.Fold(term, _folded);
            if (length > 0)
            {
                Token.SetTerm(_folded.AsSpan(0, length));
            }
        }
        return true;
    }
}
