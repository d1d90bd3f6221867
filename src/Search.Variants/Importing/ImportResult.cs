namespace Search.Variants;

/// <summary>What an import made.</summary>
/// <param name="Set">The set with the accepted records.</param>
/// <param name="Records">The accepted records as JSON Lines of this service, without those of the set before.</param>
/// <param name="Lines">What became of each line, in order.</param>
public sealed record ImportResult(
    VariantSet Set, IReadOnlyList<string> Records, IReadOnlyList<ImportedLine> Lines);
