using Search.Queries;

namespace Search.Service;

/// <summary>A part of the input that is not expanded, with the query it became.</summary>
/// <param name="Label">The words of the text, or the name of the node.</param>
/// <param name="Query">The query.</param>
internal sealed record QueryPartQuery(string Label, Query Query);
