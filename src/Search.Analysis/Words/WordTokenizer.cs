namespace Search.Analysis.Words;

/// <summary>Scans its text into raw words and yields one form of each: the news chain as one stage.</summary>
public sealed class WordTokenizer : Tokenizer
{
    private readonly SharedForms _forms;
    private readonly WordScanner _scanner;
    private readonly RawTokens _tokens = new();
    private readonly WordFormCursor _cursor;

    /// <summary>A tokenizer that yields a form.</summary>
    public WordTokenizer(WordFormKind kind, WordFormOptions? options = null)
        : this(kind, options ?? new WordFormOptions(), new SharedForms())
    {
    }

    internal WordTokenizer(WordFormKind kind, WordFormOptions options, SharedForms forms)
    {
        _forms = forms;
        _scanner = new WordScanner(forms.Current);
        _cursor = new WordFormCursor(_scanner.Forms, _tokens, kind, options);
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        WordForms forms = _forms.Current;
        _scanner.Forms = forms;
        _scanner.Scan(Text, _tokens);
        _cursor.Reset(forms);
    }

    /// <inheritdoc/>
    public override bool IncrementToken() => _cursor.Next(Token);

    /// <inheritdoc/>
    public override void End()
    {
        base.End();
        _cursor.End(Token);
    }
}
