namespace Search.Analysis.Filters;

/// <summary>Drops the terms of a set; the positions they held stay empty.</summary>
public sealed class StopFilter : TokenFilter
{
    private readonly WordSet _stopWords;
    private int _skipped;

    /// <summary>A filter over a stream.</summary>
    public StopFilter(TokenStream input, WordSet stopWords)
        : base(input)
    {
        ArgumentNullException.ThrowIfNull(stopWords);
        _stopWords = stopWords;
    }

    /// <summary>The function words of English that say nothing of a text's subject.</summary>
    public static WordSet EnglishStopWords { get; } = new(
        ("a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to "
        + "was will with").Split(' '));

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        _skipped = 0;
        while (Input.IncrementToken())
        {
            if (!_stopWords.Contains(Token.Term))
            {
                Token.PositionIncrement += _skipped;
                return true;
            }
            _skipped += Token.PositionIncrement;
        }
        return false;
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _skipped = 0;
    }

    /// <inheritdoc/>
    public override void End()
    {
        base.End();
        Token.PositionIncrement += _skipped;
    }
}
