namespace Search.Queries;

/// <summary>A token of the classic syntax.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="Text">Its text: a term with its escapes, a quoted text or number without its marks, or the reason of a
/// refusal.</param>
/// <param name="Range">The parts of a range.</param>
internal sealed record QueryToken(TokenKind Kind, int Position, string Text, RangeParts? Range = null);
