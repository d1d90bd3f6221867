namespace Search.Variants.Expansion;

/// <summary>A word of the index that a word of a query is nearly spelled like.</summary>
/// <param name="Word">The word as the field holds it.</param>
/// <param name="Similarity">How nearly, up to 1.</param>
internal readonly record struct SimilarTerm(string Word, double Similarity);
