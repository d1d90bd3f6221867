namespace Search.Analysis;

/// <summary>
/// A sequence of tokens, in the shape of Lucene's TokenStream: the consumer calls <see cref="Reset"/>, then
/// <see cref="IncrementToken"/> until it returns false, then <see cref="End"/>; the current token's attributes are in
/// <see cref="Token"/>, one object shared by every stage of a chain and overwritten at each step.
/// </summary>
public abstract class TokenStream
{
    /// <summary>A stream with attributes of its own: a tokenizer or another source.</summary>
    protected TokenStream() => Token = new Token();

    /// <summary>A stream that shares the attributes of its input: a filter.</summary>
    protected TokenStream(Token token) => Token = token;

    /// <summary>The attributes of the current token.</summary>
    public Token Token { get; }

    /// <summary>Steps to the next token; false at the end.</summary>
    public abstract bool IncrementToken();

    /// <summary>Prepares for a (new) pass.</summary>
    public virtual void Reset()
    {
    }

    /// <summary>
    /// After the last token: sets the final offset (length of the text) and the position increment of removed trailing tokens.
    /// </summary>
    public virtual void End()
    {
        Token.Clear();
        Token.PositionIncrement = 0;
    }
}
