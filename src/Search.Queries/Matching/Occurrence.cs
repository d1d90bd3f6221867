namespace Search.Queries;

/// <summary>A place in a document.</summary>
/// <param name="Space">The field that positions are counted in; fields with aligned positions share one.</param>
/// <param name="Position">The position.</param>
public readonly record struct Occurrence(string Space, int Position);
