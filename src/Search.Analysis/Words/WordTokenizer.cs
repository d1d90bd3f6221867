namespace Search.Analysis.Words;

/// <summary>Scans its text into raw words and yields one form of each: the news chain as one stage.</summary>
public sealed class WordTokenizer : Tokenizer
{
    private readonly WordScanner _scanner = new();
    private readonly RawTokens _tokens = new();
    private readonly WordFormCursor _cursor;

    /// <summary>A tokenizer that yields a form.</summary>
    public WordTokenizer(WordFormKind kind, WordFormOptions? options = null) =>
        _cursor = new WordFormCursor(_scanner.Forms, _tokens, kind, options ?? new WordFormOptions());

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _scanner.Scan(Text, _tokens);
        _cursor.Reset();
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
