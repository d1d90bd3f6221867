namespace Search.Variants.Naming;

/// <summary>A listed surface that a name on no list is nearly spelled like.</summary>
/// <param name="Variant">The surface.</param>
/// <param name="Score">What the matcher gives both.</param>
internal readonly record struct NearName(Variant Variant, double Score);
