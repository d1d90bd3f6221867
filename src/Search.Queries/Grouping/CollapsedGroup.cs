namespace Search.Queries;

/// <summary>The group that a hit stands for.</summary>
/// <param name="Value">The value: byte[] or long; null for documents without one.</param>
/// <param name="Size">Hits in the group, the best one included.</param>
/// <param name="Others">The next hits of the group, when they were asked for.</param>
public sealed record CollapsedGroup(object? Value, long Size, IReadOnlyList<ScoreDoc> Others)
{
    /// <summary>The number of a document that stands for itself.</summary>
    internal const int Single = -2;

    /// <summary>The number that the search gave the value; -1 for documents without one.</summary>
    internal int Id { get; init; } = Single;
}
