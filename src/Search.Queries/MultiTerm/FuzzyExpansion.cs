namespace Search.Queries;

/// <summary>What a fuzzy word was expanded to.</summary>
/// <param name="Terms">The terms, ascending.</param>
/// <param name="IsCapped">Whether the greatest number of terms was reached and others may have been within the distance.</param>
public sealed record FuzzyExpansion(IReadOnlyList<FuzzyTerm> Terms, bool IsCapped);
