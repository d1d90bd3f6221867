namespace Search.Service;

/// <summary>Highlighted passages of a field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Passages">The passages, best first.</param>
public sealed record FieldHighlights(string Field, IReadOnlyList<string> Passages);
