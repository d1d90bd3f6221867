using Search.Analysis.Words;

namespace Search.Variants.Loading;

/// <summary>
/// Splits surfaces into words with the scanner that splits texts, so that both agree. For one thread.
/// </summary>
internal sealed class SurfaceWords
{
    private readonly WordScanner _scanner = new();
    private readonly RawTokens _tokens = new();

    public IReadOnlyList<SurfaceWord> Split(string surface)
    {
        _scanner.Scan(surface.AsMemory(), _tokens);
        var words = new SurfaceWord[_tokens.Count];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = new SurfaceWord(
                _scanner.Forms.Folded(_tokens.Forms[i]).ToString(),
                _tokens.Surface(i).ToString(),
                (_tokens.Flags[i] & RawTokenFlags.Capitalised) != 0,
                i > 0 && (_tokens.Flags[i] & RawTokenFlags.AfterPunctuation) != 0);
        }
        return words;
    }

    /// <summary>The folded words only.</summary>
    public IReadOnlyList<string> Fold(string surface) => [.. Split(surface).Select(static word => word.Folded)];
}
