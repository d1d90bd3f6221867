namespace Search.Variants.Expansion;

/// <summary>What a name in a query may mean.</summary>
/// <param name="Variant">The variant that was typed.</param>
/// <param name="Confidence">How sure the reading is beside the others; the best one is 1.</param>
internal sealed record NameReading(Variant Variant, double Confidence);
