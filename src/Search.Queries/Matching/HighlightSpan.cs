namespace Search.Queries;

/// <summary>A stretch of text to mark.</summary>
/// <param name="Start">Start in UTF-16 units.</param>
/// <param name="End">End (exclusive) in UTF-16 units.</param>
/// <param name="Key">What was found there: passages with more different keys are better.</param>
/// <param name="Weight">How much the find counts.</param>
public readonly record struct HighlightSpan(int Start, int End, int Key = 0, float Weight = 1f);
