namespace Search.Variants;

/// <summary>A source that prints a surface.</summary>
/// <param name="Source">The <c>source</c> value of its documents.</param>
/// <param name="Valid">When.</param>
/// <param name="Documents">In how many documents it was seen, when counted.</param>
public sealed record UsedBy(string Source, DateInterval Valid, int? Documents);
