using Search.Analysis;
using Search.Analysis.Words;

namespace Search.Service;

/// <summary>
/// The full chain as a tokenizer: one form of each word of the text. For query texts; documents are scanned once for
/// all their forms.
/// </summary>
internal sealed class WordFormTokenizer : Tokenizer
{
    private readonly WordScanner _scanner = new();
    private readonly RawTokens _tokens = new();
    private readonly WordFormKind _kind;
    private int _at;

    /// <summary>A tokenizer of a form.</summary>
    public WordFormTokenizer(WordFormKind kind) => _kind = kind;

    /// <inheritdoc/>
    public override void Reset()
    {
        _scanner.Scan(Text, _tokens);
        _at = 0;
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (_at == _tokens.Count)
        {
            return false;
        }
        int i = _at++;
        Token.Clear();
        Token.SetTerm(_scanner.Forms.Get(_tokens.Forms[i], _kind));
        Token.StartOffset = _tokens.Starts[i];
        Token.EndOffset = _tokens.Ends[i];
        return true;
    }

    /// <inheritdoc/>
    public override void End()
    {
        base.End();
        Token.StartOffset = Text.Length;
        Token.EndOffset = Text.Length;
    }
}
