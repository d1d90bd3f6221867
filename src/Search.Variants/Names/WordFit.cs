namespace Search.Variants.Naming;

/// <summary>How well two words fit.</summary>
/// <param name="Similarity">0 to 1.</param>
/// <param name="Kind">In what way.</param>
internal readonly record struct WordFit(double Similarity, WordFitKind Kind);
