using Search.Variants;

namespace Search.Service;

/// <summary>How often a source printed a name of an entity in a period.</summary>
/// <param name="Variant">The name, as the variant data lists it.</param>
/// <param name="Kind">How it stands to the entity.</param>
/// <param name="Source">The source; empty where a document has none.</param>
/// <param name="Period">The period by the date of publication, in UTC; empty where a document has none.</param>
/// <param name="Documents">Documents that print it.</param>
/// <param name="Mentions">Places in them.</param>
public sealed record LabelCount(
    Variant Variant, VariantKind Kind, string Source, string Period, long Documents, long Mentions);
