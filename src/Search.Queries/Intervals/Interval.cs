namespace Search.Queries;

/// <summary>A stretch of positions in a document.</summary>
/// <param name="Start">First position.</param>
/// <param name="End">Last position.</param>
/// <param name="Gaps">Positions inside that no part fills.</param>
/// <param name="StartOffset">Start in the text in UTF-16 units, or -1.</param>
/// <param name="EndOffset">End (exclusive) in the text, or -1.</param>
internal readonly record struct Interval(int Start, int End, int Gaps, int StartOffset, int EndOffset)
{
    /// <summary>Number of positions.</summary>
    internal int Width => End - Start + 1;

    /// <summary>The interval from the first start to the last end of two.</summary>
    internal static Interval Span(Interval a, Interval b) => new(
        Math.Min(a.Start, b.Start),
        Math.Max(a.End, b.End),
        0,
        Math.Min(a.StartOffset, b.StartOffset),
        Math.Max(a.EndOffset, b.EndOffset));
}
