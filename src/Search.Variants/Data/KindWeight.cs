namespace Search.Variants;

/// <summary>Where a kind of variant scores.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Tier">0 to 4.</param>
/// <param name="Confidence">How sure a mention of that kind is unless its record says otherwise.</param>
public sealed record KindWeight(VariantKind Kind, int Tier, double Confidence);
