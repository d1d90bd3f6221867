namespace Search.Variants;

/// <summary>One phrasing of a group.</summary>
/// <param name="Pattern">As written in the data.</param>
/// <param name="Items">The pattern's places.</param>
/// <param name="Weight">How well it says what the group says.</param>
/// <param name="Direction">On which side it works.</param>
public sealed record PhraseMember(
    string Pattern, IReadOnlyList<PhraseItem> Items, double Weight, PhraseDirection Direction);
