namespace Search.Service;

/// <summary>A count.</summary>
/// <param name="Count">Documents that match.</param>
/// <param name="ServedSequence">The answer has every write up to this sequence.</param>
public sealed record CountResult(long Count, long ServedSequence);
