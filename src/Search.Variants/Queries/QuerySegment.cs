namespace Search.Variants.Expansion;

/// <summary>A piece of a simple query.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Start">Start in the query's text in UTF-16 units, quotes and minus left out.</param>
/// <param name="End">End (exclusive).</param>
internal readonly record struct QuerySegment(SegmentKind Kind, int Start, int End);
