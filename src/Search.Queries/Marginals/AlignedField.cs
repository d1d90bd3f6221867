namespace Search.Queries;

/// <summary>A field whose positions are those of a text field.</summary>
/// <param name="TextField">The text field.</param>
/// <param name="LengthInPayload">Whether a token covers as many positions as its payload begins with; else one.</param>
public readonly record struct AlignedField(string TextField, bool LengthInPayload);
