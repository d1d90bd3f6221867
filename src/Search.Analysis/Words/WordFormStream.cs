namespace Search.Analysis.Words;

/// <summary>
/// One form of each raw token as a stream for the index: the stem field and the exact field of a text are two of these
/// over one scan, with the same positions and offsets.
/// </summary>
public sealed class WordFormStream : TokenStream
{
    private readonly WordFormCursor _cursor;

    /// <summary>A stream of a form of the tokens; it may be passed over again after every scan.</summary>
    public WordFormStream(WordForms forms, RawTokens tokens, WordFormKind kind, WordFormOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(forms);
        ArgumentNullException.ThrowIfNull(tokens);
        _cursor = new WordFormCursor(forms, tokens, kind, options ?? new WordFormOptions());
    }

    /// <inheritdoc/>
    public override void Reset() => _cursor.Reset();

    /// <inheritdoc/>
    public override bool IncrementToken() => _cursor.Next(Token);

    /// <inheritdoc/>
    public override void End()
    {
        base.End();
        _cursor.End(Token);
    }
}
