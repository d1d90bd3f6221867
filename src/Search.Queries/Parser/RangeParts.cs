namespace Search.Queries;

/// <summary>A range as written; a null bound is open.</summary>
internal sealed record RangeParts(string? Lower, string? Upper, bool IncludeLower, bool IncludeUpper);
