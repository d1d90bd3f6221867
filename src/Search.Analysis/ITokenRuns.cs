namespace Search.Analysis;

/// <summary>
/// A stream of numbered terms whose tokens all step one position and carry no payload: it can hand over many tokens at once,
/// without writing their attributes. Either this or <see cref="TokenStream.IncrementToken"/> is used in a pass, not both.
/// </summary>
public interface ITokenRuns : INumberedTerms
{
    /// <summary>
    /// The next tokens, as many as are at hand and fit: the numbers of their terms and their offsets in the text, in UTF-16
    /// units, starts never backwards. Returns how many; 0 at the end.
    /// </summary>
    int NextRun(Span<int> numbers, Span<int> starts, Span<int> ends);

    /// <summary>The term of a number of this generation, valid until the next call.</summary>
    ReadOnlySpan<char> TermOf(int number);
}
