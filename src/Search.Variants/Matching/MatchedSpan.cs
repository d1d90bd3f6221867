namespace Search.Variants;

/// <summary>A stretch of a field that matched, for highlighting.</summary>
/// <param name="Field">The field.</param>
/// <param name="StartOffset">Start in UTF-16 units.</param>
/// <param name="EndOffset">End (exclusive).</param>
/// <param name="Concept">Index of the concept in the interpretation.</param>
public readonly record struct MatchedSpan(string Field, int StartOffset, int EndOffset, int Concept);
