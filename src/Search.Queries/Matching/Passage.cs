namespace Search.Queries;

/// <summary>A passage of a text with its finds marked.</summary>
/// <param name="Start">Start in the text in UTF-16 units.</param>
/// <param name="End">End (exclusive) in UTF-16 units.</param>
/// <param name="Text">The marked text.</param>
/// <param name="Score">How good the passage is.</param>
public sealed record Passage(int Start, int End, string Text, float Score);
