using Search.Variants;

namespace Search.Service;

/// <summary>What an import made.</summary>
/// <param name="Version">The draft; null when no line was accepted.</param>
/// <param name="Lines">What became of each line, in order.</param>
public sealed record ImportReport(VariantSetVersion? Version, IReadOnlyList<ImportedLine> Lines);
