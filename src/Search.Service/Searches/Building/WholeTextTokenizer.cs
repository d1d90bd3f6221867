using Search.Analysis;

namespace Search.Service;

/// <summary>The whole text as one token: for keywords.</summary>
internal sealed class WholeTextTokenizer : Tokenizer
{
    private bool _done;

    /// <inheritdoc/>
    public override void Reset() => _done = false;

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (_done || Text.IsEmpty)
        {
            return false;
        }
        _done = true;
        Token.Clear();
        Token.SetTerm(Text.Span);
        Token.StartOffset = 0;
        Token.EndOffset = Text.Length;
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
