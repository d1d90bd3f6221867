namespace Search.Analysis;

/// <summary>A stream that changes, drops or adds tokens of another.</summary>
public abstract class TokenFilter : TokenStream
{
    /// <summary>A filter over <paramref name="input"/>, sharing its attributes.</summary>
    protected TokenFilter(TokenStream input)
        : base(input.Token) => Input = input;

    /// <summary>The stream that is filtered.</summary>
    protected TokenStream Input { get; }

    /// <inheritdoc/>
    public override void Reset() => Input.Reset();

    /// <inheritdoc/>
    public override void End() => Input.End();
}
