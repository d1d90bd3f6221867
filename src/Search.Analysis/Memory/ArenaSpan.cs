namespace Search.Analysis.Memory;

/// <summary>Where a piece lies in an arena.</summary>
internal readonly record struct ArenaSpan(int Start, int Length);
