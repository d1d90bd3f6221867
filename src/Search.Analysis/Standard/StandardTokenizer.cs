namespace Search.Analysis.Standard;

/// <summary>
/// Splits text at the word boundaries of UAX #29, as Apache Lucene 8.8's StandardTokenizer does: Unicode 9.0
/// properties, emoji sequences of UTS #51 version 11, tokens of at most 255 UTF-16 units.
/// </summary>
public sealed class StandardTokenizer : Tokenizer
{
    private static readonly string[] TypeNames =
    [
        Token.WordType, "<ALPHANUM>", "<NUM>", "<SOUTHEAST_ASIAN>", "<IDEOGRAPHIC>", "<HIRAGANA>", "<KATAKANA>", "<HANGUL>",
        "<EMOJI>",
    ];

    private readonly StandardScanner _scanner = new();

    /// <summary>The name that a type has in <see cref="Token.Type"/>.</summary>
    public static string NameOf(StandardTokenType type) => TypeNames[(int)type];

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        ReadOnlySpan<char> text = Text.Span;
        if (!_scanner.Next(text))
        {
            return false;
        }
        Token token = Token;
        token.Clear();
        token.SetTerm(text[_scanner.Start.._scanner.End]);
        token.StartOffset = _scanner.Start;
        token.EndOffset = _scanner.End;
        token.Type = TypeNames[(int)_scanner.Type];
        return true;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _scanner.Begin();
    }

    /// <inheritdoc/>
    public override void End()
    {
        base.End();
        Token.StartOffset = Text.Length;
        Token.EndOffset = Text.Length;
    }
}
