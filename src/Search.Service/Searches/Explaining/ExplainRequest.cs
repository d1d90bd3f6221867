namespace Search.Service;

/// <summary>A question about one document: is it a hit, and why, or why not.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Input">What is looked for.</param>
public sealed record ExplainRequest(string Id, QueryInput Input)
{
    /// <summary>The answer must see this sequence.</summary>
    public long MinSequence { get; init; }
}
