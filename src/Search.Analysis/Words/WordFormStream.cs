namespace Search.Analysis.Words;

/// <summary>
/// One form of each raw token as a stream for the index: the stem field and the exact field of a text are two of these
/// over one scan, with the same positions and offsets.
/// </summary>
public sealed class WordFormStream : TokenStream
{
    private readonly WordForms _forms;
    private readonly RawTokens _tokens;
    private readonly WordFormKind _kind;
    private int _at;

    /// <summary>A stream of a form of the tokens; it may be passed over again after every scan.</summary>
    public WordFormStream(WordForms forms, RawTokens tokens, WordFormKind kind)
    {
        ArgumentNullException.ThrowIfNull(forms);
        ArgumentNullException.ThrowIfNull(tokens);
        _forms = forms;
        _tokens = tokens;
        _kind = kind;
    }

    /// <inheritdoc/>
    public override void Reset() => _at = 0;

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (_at == _tokens.Count)
        {
            return false;
        }
        int i = _at++;
        Token token = Token;
        token.Clear();
        token.SetTerm(_forms.Get(_tokens.Forms[i], _kind));
        token.StartOffset = _tokens.Starts[i];
        token.EndOffset = _tokens.Ends[i];
        return true;
    }

    /// <inheritdoc/>
    public override void End()
    {
        base.End();
        Token.StartOffset = _tokens.Text.Length;
        Token.EndOffset = _tokens.Text.Length;
    }
}
