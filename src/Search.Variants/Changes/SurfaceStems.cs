using Search.Analysis.Words;

namespace Search.Variants.Changes;

/// <summary>
/// The stems under which a text field holds the words of a surface: equal folded words have equal stems, so they find every
/// place that the tagger may take for the surface, and a few more. For one thread.
/// </summary>
internal sealed class SurfaceStems
{
    private readonly WordScanner _scanner = new();
    private readonly RawTokens _tokens = new();

    /// <summary>The sequences of stems: one, or two where an "and" may be printed as an ampersand, which is no word.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Of(string surface)
    {
        _scanner.Scan(surface.AsMemory(), _tokens);
        var stems = new string[_tokens.Count];
        var isAnd = new bool[_tokens.Count];
        for (int i = 0; i < stems.Length; i++)
        {
            stems[i] = _scanner.Forms.Stem(_tokens.Forms[i]).ToString();
            isAnd[i] = _scanner.Forms.Folded(_tokens.Forms[i]) is "and";
        }
        return stems.Length > 2 && isAnd.Contains(true)
            ? [stems, [.. stems.Where((_, i) => !isAnd[i])]]
            : [stems];
    }
}
