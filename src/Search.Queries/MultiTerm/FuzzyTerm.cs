using Search.Indexing;

namespace Search.Queries;

/// <summary>A term that a fuzzy word was expanded to.</summary>
/// <param name="Term">The term.</param>
/// <param name="Boost">Factor on its score: 1 for the word itself.</param>
/// <param name="DocFreq">Its document frequency.</param>
public sealed record FuzzyTerm(Term Term, float Boost, long DocFreq);
