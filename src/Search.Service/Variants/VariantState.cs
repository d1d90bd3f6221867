using Search.Variants;

namespace Search.Service;

/// <summary>
/// The variant data of a reader: the set that queries are expanded with, and, while documents are tagged again, what is
/// different for those that are not yet. Goes with the reader, so that a page and the next see the same.
/// </summary>
/// <param name="Served">The set of queries.</param>
/// <param name="Changes">From the sets that documents were tagged with; null when all carry, or could carry, this
/// one.</param>
internal sealed record VariantState(ServedVariants Served, VariantSetChanges? Changes);
