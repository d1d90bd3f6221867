namespace Search.Queries;

/// <summary>A stretch of positions that fills a slot in a document.</summary>
/// <param name="Start">First position.</param>
/// <param name="End">Position after the last one.</param>
/// <param name="Weight">Weight of the alternative.</param>
/// <param name="Alternative">Which alternative.</param>
/// <param name="Index">Which of the alternative's occurrences.</param>
internal readonly record struct SlotInterval(int Start, int End, float Weight, int Alternative, int Index);
