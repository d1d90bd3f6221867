namespace Search.Service;

/// <summary>A stretch of a hit's text that matched.</summary>
/// <param name="Field">The text field.</param>
/// <param name="Start">Start in UTF-16 units.</param>
/// <param name="End">End (exclusive) in UTF-16 units.</param>
/// <param name="Key">Number of the query part: passages with more different ones are better.</param>
internal readonly record struct HitSpan(string Field, int Start, int End, int Key);
