namespace Search.Variants;

/// <summary>Longer surfaces that win over the names inside them and mean none of them.</summary>
/// <param name="Surfaces">As printed.</param>
/// <param name="Case">How the text's case must agree.</param>
/// <param name="Type">A word for what it is: newspaper, company.</param>
/// <param name="Provenance">Where it was checked.</param>
public sealed record Blocker(
    IReadOnlyList<string> Surfaces, CaseRule Case, string? Type, IReadOnlyList<string> Provenance);
