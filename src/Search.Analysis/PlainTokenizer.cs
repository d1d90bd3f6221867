using Search.Analysis.Standard;

namespace Search.Analysis;

/// <summary>
/// The plain chain in one stage: the tokens of <see cref="StandardTokenizer"/> lower-cased and stemmed by one look-up
/// from surface to term. Equal, token for token, to the chain of the three stages.
/// </summary>
internal sealed class PlainTokenizer : Tokenizer, ITokenRuns
{
    private readonly StandardScanner _scanner = new();
    private readonly PlainTerms _terms;
    private int _number;

    /// <summary>A tokenizer that shares a thread's terms with those of its other fields.</summary>
    public PlainTokenizer(PlainTerms terms) => _terms = terms;

    /// <inheritdoc/>
    public int TermNumber => _number;

    /// <inheritdoc/>
    public int TermGeneration => _terms.Generation;

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
        _number = _terms.NumberOf(text[_scanner.Start.._scanner.End]);
        token.SetTerm(_terms[_number]);
        token.StartOffset = _scanner.Start;
        token.EndOffset = _scanner.End;
        token.Type = StandardTokenizer.NameOf(_scanner.Type);
        return true;
    }

    /// <inheritdoc/>
    public int NextRun(Span<int> numbers, Span<int> starts, Span<int> ends)
    {
        ReadOnlySpan<char> text = Text.Span;
        int count = _scanner.NextRun(text, starts, ends);
        _terms.NumbersOf(text, starts[..count], ends, numbers);
        return count;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<char> TermOf(int number) => _terms[number];

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _scanner.Begin();
        _terms.Trim();
    }

    /// <inheritdoc/>
    public override void End()
    {
        base.End();
        Token.StartOffset = Text.Length;
        Token.EndOffset = Text.Length;
    }
}
