namespace Search.Analysis.Filters;

/// <summary>Marks the terms of a set as keywords, which stemmers leave alone.</summary>
public sealed class KeywordMarkerFilter : TokenFilter
{
    private readonly WordSet _keywords;

    /// <summary>A filter over a stream.</summary>
    public KeywordMarkerFilter(TokenStream input, WordSet keywords)
        : base(input)
    {
        ArgumentNullException.ThrowIfNull(keywords);
        _keywords = keywords;
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (!Input.IncrementToken())
        {
            return false;
        }
        if (_keywords.Contains(Token.Term))
        {
            Token.IsKeyword = true;
        }
        return true;
    }
}
