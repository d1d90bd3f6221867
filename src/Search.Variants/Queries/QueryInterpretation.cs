using Search.Queries;

namespace Search.Variants;

/// <summary>One way of understanding a whole query.</summary>
/// <param name="Concepts">What it asks for, in the order of the query.</param>
/// <param name="Query">The query for it.</param>
public sealed record QueryInterpretation(IReadOnlyList<QueryConcept> Concepts, Query Query);
