namespace Search.Variants;

/// <summary>An entity that a name may mean.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Variant">The variant that the name is.</param>
/// <param name="Tier">The variant's tier; of an entity that it only stands for, that of the association.</param>
/// <param name="Score">How well it fits, 0 to 1: the best reading of the whole name is 1.</param>
public sealed record ResolvedName(Entity Entity, Variant Variant, int Tier, double Score);
