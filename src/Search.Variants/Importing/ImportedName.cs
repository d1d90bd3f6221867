namespace Search.Variants.Importing;

/// <summary>A name that a line gives an entity.</summary>
/// <param name="Surface">As printed.</param>
/// <param name="Kind">Its kind.</param>
internal readonly record struct ImportedName(string Surface, VariantKind Kind);
