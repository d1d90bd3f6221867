using Search.Variants;

namespace Search.Service;

/// <summary>An entity that a name may mean.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Variant">The name of it that fits.</param>
/// <param name="Tier">That name's tier.</param>
/// <param name="Score">How well it fits, 0 to 1.</param>
public sealed record NameCandidate(Entity Entity, Variant Variant, int Tier, double Score);
