namespace Search.Service;

/// <summary>A value, a range or a stretch of time, and how many documents have it.</summary>
/// <param name="Label">The value, the name of the range, or the date.</param>
/// <param name="Count">Documents.</param>
/// <param name="IsSelected">Whether the request selects it.</param>
/// <param name="From">For ranges and dates: the smallest value in it; None for no bound.</param>
/// <param name="To">For ranges and dates: the smallest value beyond it; None for no bound.</param>
public sealed record FacetCount(string Label, long Count, bool IsSelected, FieldValue From, FieldValue To);
