namespace Search.Variants;

/// <summary>A variant that a query looks for.</summary>
/// <param name="VariantId">Its id; empty when it is made from a relation or is a phrasing.</param>
/// <param name="Surface">How it is written.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Tier">Its tier.</param>
/// <param name="Weight">What one occurrence counts.</param>
public sealed record ExpandedVariant(string VariantId, string Surface, VariantKind Kind, int Tier, double Weight);
