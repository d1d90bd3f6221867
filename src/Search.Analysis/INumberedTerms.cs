namespace Search.Analysis;

/// <summary>
/// A stream that remembers the terms it made and numbers them: a consumer that keeps something for each term finds it by one array
/// look-up instead of by the term's text. Right only where the term is a pure function of what the stream remembers it by.
/// </summary>
public interface INumberedTerms
{
    /// <summary>
    /// Number of the current token's term, small and not negative. Equal numbers are equal terms while <see cref="TermGeneration"/>
    /// stays; one term may have several numbers.
    /// </summary>
    int TermNumber { get; }

    /// <summary>Changes when the numbers begin anew, which happens in <see cref="TokenStream.Reset"/> only.</summary>
    int TermGeneration { get; }
}
