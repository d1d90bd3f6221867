namespace Search.Variants.Expansion;

/// <summary>One place of a quotation: a word, or a name.</summary>
/// <param name="Stem">The word's stem; empty for a name.</param>
/// <param name="Entity">The name's entity; null for a word.</param>
/// <param name="Typed">The variant that was typed.</param>
internal sealed record QuotedSlot(string Stem, Entity? Entity, Variant? Typed);
